/** What the sample tells about a person beyond what every sample person has. */
interface StoryStudent {
  readonly key: string
  /** Place among the district's 300 students; SIS user `sis-user-${100000 + place}`. */
  readonly place: number
  readonly given: string
  readonly family: string
  readonly preferred?: string
  readonly pronouns?: string
  readonly email?: string
  /** The one account the LMS has fits two people by its e-mail, and nothing else tells which. */
  readonly ambiguousInLms?: true
}

interface StoryStaff {
  readonly key: string
  /** SIS user `sis-user-${number}`. */
  readonly number: number
  readonly given: string
  readonly family: string
  readonly role: 'teacher' | 'principal' | 'districtAdministrator'
  readonly school: 'elementary' | 'middle' | null
  readonly email: string
}

/** The adults of the sample district. */
export const storyStaff: readonly StoryStaff[] = [
  staff('rosa', 1001, 'Rosa', 'Salazar', 'teacher', 'middle'),
  staff('devon', 1002, 'Devon', 'Marsh', 'teacher', 'middle'),
  staff('priya', 1003, 'Priya', 'Raman', 'teacher', 'middle'),
  staff('colm', 1004, 'Colm', 'Whelan', 'teacher', 'middle'),
  staff('noemi', 1005, 'Noemi', 'Duarte', 'teacher', 'middle'),
  staff('grace', 1006, 'Grace', 'Lindgren', 'teacher', 'elementary'),
  staff('imani', 1007, 'Imani', 'Okafor', 'teacher', 'elementary'),
  staff('tomasz', 1008, 'Tomasz', 'Bielak', 'teacher', 'elementary'),
  staff('alana', 1009, 'Alana', 'Kealoha', 'teacher', 'elementary'),
  staff('farhad', 1010, 'Farhad', 'Noori', 'teacher', 'elementary'),
  staff('june', 1011, 'June', 'Whitehorse', 'teacher', 'elementary'),
  staff('samuel', 501, 'Samuel', 'Ortega', 'principal', 'middle'),
  staff('beatrice', 502, 'Beatrice', 'Onyango', 'principal', 'elementary'),
  staff('helen', 1, 'Helen', 'Tran', 'districtAdministrator', null),
]

const FERREIRA_EMAIL = 'ferreira.family@families.example.org'

/** The students the story needs by name; the other places are filled with believable people. */
export const storyStudents: readonly StoryStudent[] = [
  // Mathematics 7, Period 3, in the order of its grid.
  { key: 'chi-abara', place: 214, given: 'Chikamso', family: 'Abara', preferred: 'Chi' },
  { key: 'mateo-aguilar-ponce', place: 215, given: 'Mateo', family: 'Aguilar Ponce' },
  { key: 'noor-al-sayed', place: 216, given: 'Noor', family: 'Al-Sayed', pronouns: 'she/her' },
  { key: 'tatum-begay', place: 217, given: 'Tatum', family: 'Begay', pronouns: 'they/them' },
  { key: 'elsa-bergstrom-hale', place: 218, given: 'Elsa', family: 'Bergström-Hale' },
  { key: 'xochi-castellanos', place: 219, given: 'Xóchitl', family: 'Castellanos', preferred: 'Xochi' },
  { key: 'rafi-chowdhury', place: 220, given: 'Rafiqul', family: 'Chowdhury', preferred: 'Rafi' },
  { key: 'mina-dang', place: 221, given: 'Minh Anh', family: 'Dang', preferred: 'Mina' },
  { key: 'theo-delacroix', place: 222, given: 'Théo', family: 'Delacroix', pronouns: 'he/him' },
  { key: 'kosi-eze', place: 223, given: 'Kosisochukwu', family: 'Eze', preferred: 'Kosi' },
  { key: 'ari-feldman', place: 224, given: 'Ari', family: 'Feldman', pronouns: 'he/they' },
  { key: 'saba-gebremedhin', place: 225, given: 'Saba', family: 'Gebremedhin' },
  { key: 'parwana-hakimi', place: 226, given: 'Parwana', family: 'Hakimi', pronouns: 'she/her' },
  { key: 'linnea-haugen', place: 227, given: 'Linnea', family: 'Haugen' },
  { key: 'dasha-ivanenko', place: 228, given: 'Daria', family: 'Ivanenko', preferred: 'Dasha' },
  { key: 'luz-jimenez-orta', place: 229, given: 'Luz María', family: 'Jiménez-Orta', preferred: 'Luz' },
  { key: 'keoni-kalani', place: 230, given: 'Keoni', family: 'Kalani' },
  { key: 'soren-lindqvist', place: 231, given: 'Søren', family: 'Lindqvist' },
  { key: 'abena-mensah', place: 232, given: 'Abena', family: 'Mensah' },
  { key: 'aminata-ndiaye', place: 233, given: 'Aminata', family: "N'Diaye" },
  { key: 'saoirse-omalley', place: 234, given: 'Saoirse', family: "O'Malley", pronouns: 'she/her' },
  { key: 'ji-woo-park', place: 235, given: 'Ji-woo', family: 'Park' },
  { key: 'inigo-quinones', place: 236, given: 'Íñigo', family: 'Quiñones' },
  { key: 'zara-rahman', place: 237, given: 'Zara', family: 'Rahman' },
  { key: 'shane-tsosie', place: 238, given: 'Shane', family: 'Tsosie' },
  { key: 'hodan-warsame', place: 239, given: 'Hodan', family: 'Warsame' },
  { key: 'wei-zhang', place: 240, given: 'Wei', family: 'Zhang' },
  // Moves from Period 1 to Period 3 in October.
  { key: 'sione-fakatava', place: 213, given: 'Sione', family: 'Fakatava' },
  // Two students of one name in Period 1.
  { key: 'maya-johnson-1', place: 190, given: 'Maya', family: 'Johnson' },
  { key: 'maya-johnson-2', place: 197, given: 'Maya', family: 'Johnson' },
  // Twins in Period 5 who share the e-mail of their family.
  { key: 'ana-ferreira', place: 245, given: 'Ana', family: 'Ferreira', email: FERREIRA_EMAIL },
  {
    key: 'luis-ferreira',
    place: 246,
    given: 'Luís',
    family: 'Ferreira',
    email: FERREIRA_EMAIL,
    ambiguousInLms: true,
  },
  // Left Period 5 and the district in October.
  { key: 'devika-anand', place: 268, given: 'Devika', family: 'Anand' },
  // A fifth grader who takes Mathematics 6 at the middle school.
  { key: 'isaac-monroe', place: 138, given: 'Isaac', family: 'Monroe' },
]

function staff(
  key: string,
  number: number,
  given: string,
  family: string,
  role: StoryStaff['role'],
  school: StoryStaff['school'],
): StoryStaff {
  const email = `${given}.${family}@marrowvalley.example.org`.toLowerCase()
  return { key, number, given, family, role, school, email }
}
