import type { ComponentProps, ReactNode } from 'react'

type Look = 'plain' | 'line' | 'primary'
type Size = 'small' | 'large'

const LOOKS: Readonly<Record<Look, string>> = {
  plain: 'border-transparent hover:bg-paper',
  line: 'border-line-strong bg-surface hover:bg-paper',
  primary:
    'border-transparent bg-accent text-on-accent font-medium forced-color-adjust-none hover:brightness-110',
}

const SIZES: Readonly<Record<Size, string>> = {
  small: 'h-[26px] px-2 text-12 max-sm:h-9 max-sm:px-3',
  large: 'h-[30px] px-3 text-13 max-sm:h-11 max-sm:px-4',
}

/** The classes of a button, for links that should look like one. */
export function buttonLook(look: Look = 'plain', size: Size = 'small'): string {
  return `inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border leading-none whitespace-nowrap no-underline transition-colors duration-(--t-press) disabled:bg-transparent disabled:text-ink-4 aria-pressed:bg-accent-wash aria-pressed:text-accent aria-pressed:border-accent aria-pressed:font-medium ${LOOKS[look]} ${SIZES[size]}`
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look
  readonly size?: Size
}

/** A thing to press. `aria-pressed` makes it a toggle and draws it so. */
export function Button({ look, size, className = '', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonLook(look, size)} ${className}`} {...rest} />
}

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'children'> {
  readonly label: string
  readonly children: ReactNode
}

/** A button that shows only an icon: its label is its name and its hint. */
export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return (
    <Button aria-label={label} title={label} className={`w-[26px] !px-0 max-sm:w-9 ${className}`} {...rest} />
  )
}

export interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly name?: string }[]
  readonly onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <fieldset
      aria-label={label}
      className="m-0 inline-flex w-fit min-w-0 overflow-hidden rounded-control border border-line-strong bg-surface p-0"
    >
      {options.map((option) => (
        <Button
          key={option.value}
          aria-label={option.name}
          title={option.name}
          aria-pressed={option.value === value}
          className="h-6 rounded-none border-0 [&+&]:border-l [&+&]:border-line"
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </fieldset>
  )
}
