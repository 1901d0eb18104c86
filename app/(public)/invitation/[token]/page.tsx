import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/page'
import { seeInvitation } from '@/lib/features/admin/accept-invitation'
import { getTranslations } from '@/lib/i18n'

interface InvitationPageProps {
  readonly params: Promise<{ readonly token: string }>
  readonly searchParams: Promise<{ readonly problem?: string }>
}

/** Shows what a link invites to. Looking does not use it up: only the button does. */
export default async function InvitationPage({ params, searchParams }: InvitationPageProps) {
  const [{ token }, { problem }, t] = await Promise.all([params, searchParams, getTranslations('entry')])
  const invitation = await seeInvitation(token, new Date())
  if (invitation === null)
    return (
      <main id="content" className="grid gap-4">
        <h1 className="text-20 font-semibold tracking-[-0.012em]">{t('expiredTitle')}</h1>
        <p className="text-14 text-ink-2">{t('expiredText')}</p>
      </main>
    )
  return (
    <main id="content" className="grid gap-4">
      <h1 className="text-20 font-semibold tracking-[-0.012em]">
        {t('invitationTitle', { district: invitation.districtName })}
      </h1>
      <p className="text-14 text-ink-2">{t('invitationLead')}</p>
      {problem === undefined ? null : <Note tone="bad">{t('problemForm')}</Note>}
      <form method="post" action={`/invitation/${token}/accept`} className="grid gap-3">
        <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
          <Field label={t('given')} name="given" autoComplete="given-name" maxLength={100} required />
          <Field label={t('family')} name="family" autoComplete="family-name" maxLength={100} required />
        </div>
        <Field
          label={t('email')}
          hint={t('emailHint')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <div className="mt-1 flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" size="large">
            {t('accept')}
          </Button>
          <span className="text-12 text-ink-3">{t('invitationOnce')}</span>
        </div>
      </form>
    </main>
  )
}
