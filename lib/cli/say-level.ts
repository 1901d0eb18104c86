import { displayScore, roundTo } from '@/lib/core/decimal'
import { type ReasonCode, readReason } from '@/lib/core/gradebook/override-reason'
import type { Evidence, Piece, SetAsideReason } from '@/lib/core/mastery/evidence'
import { cutsOf, levelOfScore } from '@/lib/core/mastery/scale'
import { type LevelStory, lineItemOf } from '@/lib/features/mastery/explain-by-name'
import { sayMethod } from './say-method'

/** A level's story in plain words and whole lines, in the order in which it happens. */
export function sayLevel(story: LevelStory): readonly string[] {
  const { student, standard, policy } = story
  const statement = standard.statement === null ? '' : `: ${standard.statement}`
  return [
    `${student.name} · ${standard.code}${statement}`,
    `School year ${student.schoolYear - 1}–${student.schoolYear}, as of ${story.today}`,
    '',
    sayResult(story),
    `How: ${sayMethod(policy.settings.method)} (policy "${policy.name}", version ${policy.version})`,
    ...sayPieces(story),
    ...saySetAside(story),
    ...sayDeciding(story),
    ...sayOverride(story),
  ]
}

function sayResult(story: LevelStory): string {
  const { mastery } = story
  switch (mastery.state) {
    case 'none':
      return 'No level: there is no evidence that counts.'
    case 'insufficient':
      return mastery.reason === 'too-few'
        ? `No level yet: ${mastery.have} of ${mastery.needed} pieces of evidence.`
        : `No level yet: ${mastery.have} of ${mastery.needed} scores at mastery.`
    case 'level': {
      const { count, ageDays } = mastery.confidence
      const pieces = count === 1 ? '1 piece of evidence' : `${count} pieces of evidence`
      return `${levelWords(mastery.level, story)}, ${scoreWords(mastery.score, story)}, from ${pieces}, the newest ${ageDays} days old`
    }
  }
}

function sayPieces(story: LevelStory): readonly string[] {
  const { pieces, fit } = story.mastery.working
  if (pieces.length === 0) return []
  const curve =
    fit === null ? [] : ['  The curve through these scores gives the level; no piece has a share of its own.']
  return [
    '',
    'Evidence, oldest first',
    ...pieces.map((piece) => `  ${sayPiece(piece, story)}${sayTie(piece)}`),
    ...curve,
  ]
}

function sayPiece(piece: Piece, story: LevelStory): string {
  const shown = `${evidenceWords(piece.evidence, story)} → ${figure(piece.value)}`
  switch (piece.role) {
    case 'weighed':
    case 'chosen': {
      const share = `${roundTo(piece.weight * 100, 1)} %`
      return `${shown}   ${share} × ${figure(piece.value)} = ${figure(piece.contribution)}`
    }
    case 'fitted':
      return `${shown}   a point of the curve`
    case 'passed-over':
    case 'left-out':
      return `${shown}   not used by this method`
  }
}

/** A tie of dates is never settled unseen. */
function sayTie({ orderedBy }: Piece): string {
  switch (orderedBy) {
    case 'source':
      return '   (same dates as the one before; its source is trusted more)'
    case 'sourced-id':
      return '   (same dates as the one before; its source’s id puts it after)'
    default:
      return ''
  }
}

function saySetAside(story: LevelStory): readonly string[] {
  const { setAside } = story.mastery.working
  if (setAside.length === 0) return []
  const lines = setAside.map(
    ({ evidence, reason }) => `  ${evidenceWords(evidence, story)}   ${REASONS[reason]}`,
  )
  return ['', 'Seen and set aside', ...lines]
}

function sayDeciding(story: LevelStory): readonly string[] {
  const { deciding, mastery } = story
  if (mastery.state !== 'level') return []
  if (deciding === null) return ['', 'No single score could have made it another level.']
  const { evidence, instead, level } = deciding
  const other = 'score' in instead ? plain(instead.score) : `"${instead.text}"`
  const title = story.places.get(lineItemOf(evidence))?.title ?? 'this result'
  return [
    '',
    `The deciding score: with ${other} instead of ${resultWords(evidence)} in "${title}" it would be ${levelWords(level, story)}.`,
  ]
}

function sayOverride(story: LevelStory): readonly string[] {
  const { own, mastery } = story
  if (own === null) return []
  const on = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: story.timeZone,
  }).format(own.at)
  const number = own.number === null ? '' : ` (${plain(Number(own.number))})`
  const then = own.sawComputed === null ? null : Number(own.sawComputed)
  const now = mastery.state === 'level' ? mastery.score : null
  const say = (score: number | null) =>
    score === null
      ? 'no level'
      : `${scoreWords(score, story)} ${levelWords(levelOfScore(score, story.policy.settings.scale), story)}`
  return [
    '',
    `Set by a person: ${levelWords(own.level, story)}${number}, by ${own.author} on ${on}; this is the level that counts.`,
    `  Reason: ${reasonWords(own.reason)}`,
    `  Computed then: ${say(then)}. Computed now: ${say(now)}.`,
  ]
}

/** "2026-10-03  Marble lab (Algebra 1), SIS  18 of 20". */
function evidenceWords(evidence: Evidence, story: LevelStory): string {
  const place = story.places.get(lineItemOf(evidence))
  const where = place?.className == null ? '' : ` (${place.className})`
  const source = story.sources.get(evidence.sourceRank) ?? 'entered here'
  return `${evidence.scoredOn}  ${place?.title ?? 'Unnamed'}${where}, ${source}  ${resultWords(evidence)}`
}

function resultWords(evidence: Evidence): string {
  if (evidence.text !== null) return `"${evidence.text}"`
  if (evidence.score === null) return evidence.status
  return evidence.maximum === null
    ? plain(evidence.score)
    : `${plain(evidence.score)} of ${plain(evidence.maximum)}`
}

function levelWords(level: number, story: LevelStory): string {
  const named = story.policy.settings.scale.levels.find((one) => one.level === level)
  return named === undefined ? `Level ${level}` : `${named.label} (level ${level})`
}

function reasonWords(stored: string | null): string {
  const { code, note } = readReason(stored)
  return [code === null ? '' : LISTED[code], note].filter((part) => part !== '').join(': ') || 'none given'
}

const LISTED: Readonly<Record<ReasonCode, string>> = {
  observed: 'observed in class',
  'retake-not-recorded': 'retake not recorded',
  absent: 'absent for the evidence',
  conference: 'conference with student',
  other: 'other',
}

const scoreWords = (score: number, story: LevelStory) =>
  displayScore(score, cutsOf(story.policy.settings.scale))
const figure = (value: number) => roundTo(value, 2).toFixed(2)
const plain = (value: number) => String(roundTo(value, 6))

const REASONS: Readonly<Record<SetAsideReason, string>> = {
  exempt: 'exempt',
  'not-submitted': 'not handed in',
  'partially-graded': 'only partly graded',
  'submitted-not-graded': 'handed in, not graded',
  'vendor-status': 'a status that does not count',
  'no-value': 'no value',
  'no-maximum': 'no maximum is known',
  'empty-range': 'its scale has no range',
  'below-minimum': 'below the minimum',
  'beyond-extra-credit': 'far beyond the maximum, likely a slip',
  'no-score-scale': 'no scale for this text',
  'text-not-in-scale': 'not on its scale',
  'text-without-number': 'its scale gives this text no number',
  'future-date': 'dated in the future',
  'too-old': 'too old for this policy',
  'same-performance': 'counted already, in more detail',
  retaken: 'replaced by a retake',
}
