'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Select } from '@/components/ui/field'
import type { ServerBody } from '@/lib/features/ingest/contract'

const SIGN_INS = ['none', 'bearer', 'client-credentials'] as const
type SignInKind = (typeof SIGN_INS)[number]

/** Where a CASE server is and how it wants to be signed in to. */
export function ServerForm({
  isBusy,
  onAsk,
}: {
  readonly isBusy: boolean
  readonly onAsk: (server: ServerBody) => void
}) {
  const t = useTranslations('standards.server')
  const [kind, setKind] = useState<SignInKind>('none')

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    onAsk({ address: text('address'), signIn: signInOf(kind, text) })
  }

  return (
    <form onSubmit={submit} className="mt-3 grid gap-3">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-3 max-sm:grid-cols-1">
        <Field
          label={t('address')}
          hint={t('addressHint')}
          name="address"
          type="url"
          placeholder="https://"
          maxLength={2000}
          autoComplete="off"
          required
        />
        <Select
          label={t('signIn')}
          value={kind}
          options={SIGN_INS.map((value) => ({ value, label: t(`signIns.${value}`) }))}
          onChange={setKind}
        />
      </div>
      <SignInFields kind={kind} />
      <Button type="submit" look="line" size="large" disabled={isBusy} className="justify-self-start">
        {t('find')}
      </Button>
    </form>
  )
}

function SignInFields({ kind }: { readonly kind: SignInKind }) {
  const t = useTranslations('standards.server')
  const secret = { type: 'password', autoComplete: 'off', maxLength: 8000, required: true } as const
  switch (kind) {
    case 'none':
      return null
    case 'bearer':
      return <Field label={t('token')} hint={t('secretHint')} name="token" {...secret} />
    case 'client-credentials':
      return (
        <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
          <Field
            label={t('tokenUrl')}
            name="tokenUrl"
            type="url"
            placeholder="https://"
            maxLength={2000}
            autoComplete="off"
            required
          />
          <Field label={t('scope')} hint={t('scopeHint')} name="scope" maxLength={1000} autoComplete="off" />
          <Field label={t('clientId')} name="id" maxLength={8000} autoComplete="off" required />
          <Field label={t('clientSecret')} hint={t('secretHint')} name="secret" {...secret} />
        </div>
      )
  }
}

function signInOf(kind: SignInKind, text: (name: string) => string): ServerBody['signIn'] {
  switch (kind) {
    case 'none':
      return { kind }
    case 'bearer':
      return { kind, token: text('token') }
    case 'client-credentials':
      return {
        kind,
        tokenUrl: text('tokenUrl'),
        id: text('id'),
        secret: text('secret'),
        scope: text('scope'),
      }
  }
}
