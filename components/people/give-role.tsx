'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fetchClasses, giveRole, problemOf } from '@/components/people/requests'
import { useRoleWords } from '@/components/people/use-role-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Select, TextArea } from '@/components/ui/field'
import { ROLES, type Role } from '@/lib/core/access/access'
import { placeOfRole } from '@/lib/core/access/access-table'
import { addDays } from '@/lib/core/school-date'
import { GRANT_DAYS_MAX, type GrantPlace, type PersonAccess } from '@/lib/features/admin/contract'

const GIVABLE = ROLES.filter((role) => placeOfRole(role) !== null)
/** Long enough for most substitutes; whoever needs more says so. */
const USUAL_DAYS = 30

/** Gives a person a role, in the district, a school or a class as the role reaches, from a day to a day. */
export function GiveRole({ person, onDone }: { readonly person: PersonAccess; readonly onDone: () => void }) {
  const t = useTranslations('people')
  const router = useRouter()
  const roleWords = useRoleWords()
  const [role, setRole] = useState<Role>('teacher')
  const [schoolId, setSchoolId] = useState('')
  const [classId, setClassId] = useState('')
  const [beginOn, setBeginOn] = useState(person.today)
  const [lastOn, setLastOn] = useState(addDays(person.today, USUAL_DAYS - 1))
  const [reason, setReason] = useState('')
  const reach = placeOfRole(role)
  const place = placeFrom(role, schoolId, classId)
  const giving = useMutation({
    mutationFn: (where: GrantPlace) =>
      giveRole({ userId: person.id, role, place: where, beginOn, lastOn, reason: reason.trim() }),
    onSuccess: () => {
      onDone()
      router.refresh()
    },
  })
  const choose = { value: '', label: t('choose') }
  return (
    <Dialog
      title={t('giveTitle', { name: person.name })}
      onClose={onDone}
      actions={
        <>
          <Button look="line" size="large" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button
            look="primary"
            size="large"
            disabled={place === null || reason.trim() === '' || giving.isPending}
            onClick={() => {
              if (place !== null) giving.mutate(place)
            }}
          >
            {t('give')}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">{t('giveText')}</p>
      <div className="mt-3 grid gap-3">
        <Select
          label={t('head.role')}
          value={role}
          options={GIVABLE.map((one) => ({ value: one, label: roleWords(one) }))}
          onChange={setRole}
        />
        {reach === 'district' ? null : (
          <Select
            label={t('school')}
            value={schoolId}
            options={[choose, ...person.schools.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(chosen) => {
              setSchoolId(chosen)
              setClassId('')
            }}
          />
        )}
        {reach === 'own-classes' ? (
          <ClassChoice schoolId={schoolId} value={classId} onChange={setClassId} />
        ) : null}
        <div className="grid grid-cols-2 gap-3">
          <Field
            label={t('firstDay')}
            type="date"
            min={person.today}
            value={beginOn}
            onChange={(event) => setBeginOn(event.currentTarget.value)}
          />
          <Field
            label={t('lastDay')}
            type="date"
            min={beginOn}
            max={beginOn === '' ? undefined : addDays(beginOn, GRANT_DAYS_MAX - 1)}
            value={lastOn}
            onChange={(event) => setLastOn(event.currentTarget.value)}
          />
        </div>
        <TextArea
          label={t('reason')}
          placeholder={t('reasonHint')}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      {giving.error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {t(`problem.${problemOf(giving.error)}`)}
        </p>
      )}
    </Dialog>
  )
}

/** The classes of a school, asked for once it is chosen. */
function ClassChoice(props: {
  readonly schoolId: string
  readonly value: string
  readonly onChange: (classId: string) => void
}) {
  const { schoolId, value, onChange } = props
  const t = useTranslations('people')
  const { data, error, isLoading } = useQuery({
    queryKey: ['grant-classes', schoolId],
    queryFn: () => fetchClasses(schoolId),
    enabled: schoolId !== '',
  })
  const options = (data?.classes ?? []).map(({ id, title, code }) => ({
    value: id,
    label: code === null ? title : `${title} · ${code}`,
  }))
  return (
    <div className="grid gap-1">
      <Select
        label={t('class')}
        value={value}
        disabled={options.length === 0}
        options={[{ value: '', label: isLoading ? t('loadingClasses') : t('choose') }, ...options]}
        onChange={onChange}
      />
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger">
          {t(`problem.${problemOf(error)}`)}
        </p>
      )}
    </div>
  )
}

/** Null while something of it is still to be chosen. */
function placeFrom(role: Role, schoolId: string, classId: string): GrantPlace | null {
  const reach = placeOfRole(role)
  if (reach === 'district') return { kind: 'district' }
  if (reach === 'own-schools') return schoolId === '' ? null : { kind: 'school', schoolId }
  return classId === '' ? null : { kind: 'class', classId }
}
