/** The wire form of a package, loose enough for a test to break it. */
export interface FrameworkJson {
  CFDocument: Record<string, unknown>
  CFItems: Record<string, unknown>[]
  CFAssociations: Record<string, unknown>[]
  CFRubrics: Record<string, unknown>[]
}

export interface FrameworkSize {
  readonly items: number
  /** At least as many as items: each item has one isChildOf, the rest link items sideways. */
  readonly associations: number
  readonly version?: '1.0' | '1.1'
  /** Another number, another framework with other identifiers. */
  readonly seed?: number
}

const HOST = 'https://standards.example.org'
const CHANGED = '2025-07-01T12:00:00+00:00'
const DOMAINS = ['OA', 'NBT', 'NF', 'MD', 'G', 'RP', 'NS', 'EE', 'F', 'SP']
const VERBS = ['Add and subtract', 'Explain', 'Compare', 'Represent', 'Solve problems with', 'Estimate']
const THINGS = [
  'fractions with unlike denominators',
  'whole numbers within 1,000',
  'linear equations',
  'angles',
]
const SIDEWAYS = ['isRelatedTo', 'exactMatchOf', 'precedes']
const PER_CLUSTER = 4
const PER_DOMAIN = 5
const PER_GRADE = DOMAINS.length

/** A UUID made of a kind, a seed and a number: the same always, no two alike. `kind` is one hexadecimal digit. */
export function frameworkUuid(kind: string, at: number, seed = 1): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `${hex(seed, 8)}-000${kind}-5000-8000-${hex(at, 12)}`
}

/**
 * A framework of mathematics of any size, the same for the same size and seed: grades, domains, clusters and standards
 * coded like 5.NF.A.1. As 1.0 it has what 1.0 feeds have: texts for lists, nulls, date-times for dates.
 */
export function sampleFramework({
  items,
  associations,
  version = '1.1',
  seed = 1,
}: FrameworkSize): FrameworkJson {
  const base = `${HOST}/ims/case/${version === '1.1' ? 'v1p1' : 'v1p0'}`
  const link = (id: string, title: string, path: string) => ({
    title,
    identifier: id,
    uri: `${base}/${path}/${id}`,
    ...(version === '1.1' && path === 'CFItems' ? { targetType: 'CASE' } : {}),
  })
  const document = frameworkUuid('d', 0, seed)
  const plan = planItems(items)
  const idOf = (at: number) => frameworkUuid('1', at, seed)
  const linkTo = (at: number) => link(idOf(at), plan[at]?.code ?? '', 'CFItems')

  const association = (
    at: number,
    associationType: string,
    from: number,
    to: number | null,
    sequence?: number,
  ) => ({
    identifier: frameworkUuid('a', at, seed),
    uri: `${base}/CFAssociations/${frameworkUuid('a', at, seed)}`,
    associationType,
    originNodeURI: linkTo(from),
    destinationNodeURI: to === null ? link(document, 'Mathematics', 'CFDocuments') : linkTo(to),
    ...(sequence === undefined ? {} : { sequenceNumber: sequence }),
    lastChangeDateTime: CHANGED,
  })
  const sideways = Array.from({ length: Math.max(0, associations - items) }, (_, at) => {
    const from = at % items
    return association(items + at, SIDEWAYS[at % SIDEWAYS.length] ?? '', from, (from + 7 + at) % items)
  })
  return {
    CFDocument: {
      identifier: document,
      uri: `${base}/CFDocuments/${document}`,
      title: 'Mathematics, Grades K to 8',
      creator: 'Department of Examples',
      subject: version === '1.1' ? ['Mathematics'] : 'Mathematics',
      language: 'en',
      adoptionStatus: 'Adopted',
      lastChangeDateTime: CHANGED,
      ...(version === '1.1'
        ? { caseVersion: '1.1', frameworkType: 'Standards', statusStartDate: '2025-08-01' }
        : { statusStartDate: '2025-08-01T05:00:00+00:00', statusEndDate: null, licenseURI: null }),
    },
    CFItems: plan.map((item, at) => ({
      identifier: idOf(at),
      uri: `${base}/CFItems/${idOf(at)}`,
      fullStatement: item.statement,
      humanCodingScheme: item.code,
      CFItemType: item.type,
      language: 'en',
      educationLevel: version === '1.1' ? [item.grade] : item.grade,
      lastChangeDateTime: CHANGED,
      ...(version === '1.1' ? {} : { conceptKeywords: null }),
    })),
    CFAssociations: [
      ...plan.map((item, at) => association(at, 'isChildOf', at, item.parent, item.sequence)),
      ...sideways,
    ],
    CFRubrics: [],
  }
}

interface PlannedItem {
  readonly code: string
  readonly statement: string
  readonly type: string
  readonly grade: string
  /** Index of the parent, always before its children; null below the document. */
  readonly parent: number | null
  readonly sequence: number
}

/** Depth first: a grade, its domains, their clusters, their standards, until `count` is reached. */
function planItems(count: number): readonly PlannedItem[] {
  const plan: PlannedItem[] = []
  const put = (item: PlannedItem) => {
    if (plan.length < count) plan.push(item)
    return plan.length - 1
  }
  for (let gradeAt = 0; plan.length < count; gradeAt++) {
    const grade = gradeAt === 0 ? 'KG' : String(gradeAt).padStart(2, '0')
    const short = gradeAt === 0 ? 'K' : String(gradeAt)
    const item = (code: string, statement: string, type: string, parent: number | null, at: number) =>
      put({ code, statement, type, grade, parent, sequence: at + 1 })
    const gradeItem = item(short, `Grade ${short}`, 'Grade', null, gradeAt)
    for (let d = 0; d < PER_GRADE; d++) {
      const domain = `${short}.${DOMAINS[d]}`
      const domainItem = item(domain, `Domain ${domain}`, 'Domain', gradeItem, d)
      for (let c = 0; c < PER_DOMAIN; c++) {
        const cluster = `${domain}.${String.fromCharCode(65 + c)}`
        const clusterItem = item(cluster, `Cluster ${cluster}`, 'Cluster', domainItem, c)
        for (let s = 0; s < PER_CLUSTER; s++) {
          const statement = `${VERBS[(d + s) % VERBS.length]} ${THINGS[(c + s) % THINGS.length]} (${cluster}.${s + 1}).`
          item(`${cluster}.${s + 1}`, statement, 'Standard', clusterItem, s)
        }
      }
    }
  }
  return plan
}
