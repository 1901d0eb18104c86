import { type ComponentProps, type ReactNode, useId } from 'react'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'children'> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong with the value and what form it should have. */
  readonly problem?: ReactNode
}

const BOX =
  'w-full rounded-control border border-line-strong bg-surface px-2 text-13 placeholder:text-ink-3 aria-invalid:border-danger max-sm:text-16'

/** One labelled line of input. */
export function Field({ label, hint, problem, className = '', ...input }: FieldProps) {
  const id = useId()
  const words = hint !== undefined || problem !== undefined
  return (
    <div className={`grid gap-1 ${className}`}>
      <label htmlFor={id} className="font-medium text-12">
        {label}
      </label>
      <input
        id={id}
        className={`h-[30px] max-sm:h-11 ${BOX}`}
        aria-invalid={problem !== undefined}
        aria-describedby={words ? `${id}-words` : undefined}
        {...input}
      />
      <FieldWords id={`${id}-words`} hint={hint} problem={problem} />
    </div>
  )
}

export interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: ReactNode
  /** The label is there to hear, not to see. */
  readonly quiet?: boolean
}

/** Several lines of input. */
export function TextArea({ label, quiet = false, className = '', ...area }: TextAreaProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={quiet ? 'sr-only' : 'font-medium text-12'}>
        {label}
      </label>
      <textarea id={id} className={`resize-none py-1 text-12 ${BOX} ${className}`} {...area} />
    </div>
  )
}

export interface SelectProps<Value extends string> extends Omit<ComponentProps<'select'>, 'onChange'> {
  readonly label: ReactNode
  readonly quiet?: boolean
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** One of many, by the device's own list. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, quiet = false, value, options, onChange, className = '', ...select } = props
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={quiet ? 'sr-only' : 'font-medium text-12'}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        className={`h-[30px] max-sm:h-11 ${BOX} ${className}`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
        {...select}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function FieldWords(props: { readonly id: string; readonly hint: ReactNode; readonly problem: ReactNode }) {
  if (props.problem !== undefined)
    return (
      <p id={props.id} className="text-12 text-danger">
        {props.problem}
      </p>
    )
  if (props.hint === undefined) return null
  return (
    <p id={props.id} className="text-12 text-ink-3">
      {props.hint}
    </p>
  )
}
