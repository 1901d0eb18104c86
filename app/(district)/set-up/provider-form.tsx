import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note, Panel } from '@/components/ui/page'
import { PROVIDER_PROBLEMS } from '@/lib/features/admin/contract'
import type { SetUp } from '@/lib/features/admin/get-set-up'
import { getTranslations } from '@/lib/i18n'

export interface ProviderFormProps {
  readonly provider: SetUp['provider']
  /** What came back in the address after a try: the outcome, and what was typed (never the secret). */
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly redirectUri: string
}

/** How a district's people sign in: what to register there, what to enter here, and how it went. */
export async function ProviderForm({ provider, typed, redirectUri }: ProviderFormProps) {
  const t = await getTranslations('setUp')
  const problem = [...PROVIDER_PROBLEMS, 'form' as const].find((code) => code === typed.problem)
  return (
    <Panel title={t('providerTitle')}>
      <div className="grid gap-3 px-3 py-3">
        <p className="text-ink-2">{t('providerText')}</p>
        <dl className="grid gap-1">
          <dt className="font-medium text-12">{t('redirectUri')}</dt>
          <dd>
            <code className="block w-fit select-all break-all rounded-control border border-line bg-paper px-2 py-1 text-12">
              {redirectUri}
            </code>
          </dd>
        </dl>
        <Outcome provider={provider} typed={typed} />
        <form method="post" action="/api/identity-provider" className="grid gap-3">
          <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
            <Field
              label={t('label')}
              hint={t('labelHint')}
              name="label"
              defaultValue={typed.label ?? provider?.label}
              maxLength={60}
              autoComplete="off"
              required
            />
            <Field
              label={t('issuer')}
              hint={t('issuerHint')}
              problem={problem === undefined ? undefined : t(`problems.${problem}`)}
              name="issuer"
              type="url"
              defaultValue={typed.issuer ?? provider?.issuer}
              maxLength={500}
              autoComplete="off"
              required
            />
            <Field
              label={t('clientId')}
              name="clientId"
              defaultValue={typed.clientId ?? provider?.clientId}
              maxLength={500}
              autoComplete="off"
              required
            />
            <Field
              label={t('clientSecret')}
              hint={t('clientSecretHint')}
              name="clientSecret"
              type="password"
              maxLength={2_000}
              autoComplete="off"
              required
            />
          </div>
          <Button type="submit" look="primary" size="large" className="justify-self-start">
            {t('test')}
          </Button>
        </form>
      </div>
    </Panel>
  )
}

async function Outcome({ provider, typed }: Pick<ProviderFormProps, 'provider' | 'typed'>) {
  const t = await getTranslations('setUp')
  if (provider === null) return null
  if (!provider.opens) return <Note tone="bad">{t('sealBroken')}</Note>
  const { label, issuer } = provider
  if (typed.saved !== undefined) return <Note tone="good">{t('saved', { issuer })}</Note>
  return <Note>{t('current', { label, issuer })}</Note>
}
