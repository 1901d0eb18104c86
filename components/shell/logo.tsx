/** Four tiles, one for each level. */
export function Logo() {
  return (
    <svg viewBox="0 0 18 18" className="size-[18px]" aria-hidden="true">
      <path d="M1 1h7.4v7.4H1z" className="fill-(--l4-solid)" />
      <path d="M9.6 1H17v7.4H9.6z" className="fill-(--l3-solid)" />
      <path d="M1 9.6h7.4V17H1z" className="fill-(--l2-solid)" />
      <path d="M9.6 9.6H17V17H9.6z" className="fill-(--l1-solid)" />
    </svg>
  )
}
