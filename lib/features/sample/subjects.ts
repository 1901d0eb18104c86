import type { Objective } from '@/lib/features/sample/district'
import { uuidOf } from '@/lib/features/sample/uuid'

export interface Subject {
  readonly name: string
  /** Two letters that begin the codes of its courses and objectives. */
  readonly code: string
  /** Core subjects have learning objectives and are tested by the assessment vendor. */
  readonly core: boolean
  readonly topics: readonly string[]
}

const READING = subject('Reading', 'RD', true, [
  ['sounds and letters', 'words in parts', 'fluent reading', 'characters', 'setting and plot'],
  ['main ideas', 'text features', 'new vocabulary', 'comparing texts', 'poems'],
])
const MATHEMATICS = subject('Mathematics', 'MA', true, [
  ['place value', 'addition and subtraction', 'multiplication', 'fractions', 'measurement'],
  ['shapes', 'patterns', 'data displays', 'ratios', 'equations'],
])
const SCIENCE = subject('Science', 'SC', true, [
  ['forces', 'energy', 'matter', 'living systems', 'heredity'],
  ['weather and climate', 'earth materials', 'the night sky', 'ecosystems', 'engineering design'],
])
const SOCIAL_STUDIES = subject('Social Studies', 'SS', true, [
  ['maps and places', 'early societies', 'rights and duties', 'trade', 'migration'],
  ['local government', 'turning points', 'sources and evidence', 'economies', 'cultures in contact'],
])
const ENGLISH = subject('English', 'EN', true, [
  ['theme', 'point of view', 'argument', 'evidence', 'informational texts'],
  ['narrative writing', 'research', 'sentence craft', 'vocabulary', 'discussion'],
])
const WRITING = subject('Writing', 'WR', false, [
  ['sentences', 'paragraphs', 'stories', 'letters', 'opinions'],
  ['reports', 'revising', 'spelling', 'poems', 'publishing'],
])
const ARTS = subject('Art and Music', 'AM', false, [
  ['line', 'colour', 'rhythm', 'melody', 'texture'],
  ['portraits', 'ensemble', 'pattern', 'clay', 'performance'],
])
const PHYSICAL_EDUCATION = subject('Physical Education', 'PE', false, [
  ['balance', 'teamwork', 'endurance', 'throwing', 'rules of play'],
  ['strength', 'dance', 'safety', 'strategy', 'goals'],
])
const SPANISH = subject('Spanish', 'SP', false, [
  ['greetings', 'family', 'food', 'school', 'directions'],
  ['past events', 'plans', 'music', 'city life', 'stories'],
])
const ELECTIVE = subject('Studio', 'ST', false, [
  ['sketching', 'tools', 'materials', 'first build', 'critique'],
  ['iteration', 'documentation', 'teamwork', 'presentation', 'portfolio'],
])

/** What a class of an elementary school is taught, all of it by its own teacher. */
export const ELEMENTARY_SUBJECTS = [READING, MATHEMATICS, SCIENCE, SOCIAL_STUDIES, WRITING, ARTS] as const

/** What every secondary student takes; every second one has an elective too. */
export const SECONDARY_SUBJECTS = [
  MATHEMATICS,
  ENGLISH,
  SCIENCE,
  SOCIAL_STUDIES,
  PHYSICAL_EDUCATION,
  SPANISH,
] as const

export const ELECTIVE_SUBJECT = ELECTIVE

const SKILLS = ['Explain', 'Use', 'Judge'] as const

/** The objectives of a core subject in one grade: three for each topic, 30 in all; none for other subjects. */
export function objectivesOf(subject: Subject, grade: string): readonly Objective[] {
  if (!subject.core) return []
  return subject.topics.flatMap((topic, topicIndex) =>
    SKILLS.map((skill, skillIndex) => {
      const code = `${grade}.${subject.code}.${topicIndex + 1}.${'abc'[skillIndex] ?? ''}`
      return { id: uuidOf(`objective ${code}`), code, statement: `${skill} ${topic}.` }
    }),
  )
}

function subject(name: string, code: string, core: boolean, topics: readonly (readonly string[])[]): Subject {
  return { name, code, core, topics: topics.flat() }
}
