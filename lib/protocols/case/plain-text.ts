/** Elements statements are written with. A sign that opens none of them, as in `3 < x`, is mathematics and stays. */
const NAMES =
  'a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|embed|figure|font|form|h[1-6]|hr|i|iframe|img|' +
  'input|ins|label|li|link|math|meta|m[a-z]+|o:p|object|ol|p|pre|s|script|semantics|annotation|small|span|strong|' +
  'strike|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video|audio'
// Attributes need a value, so that `a<b and c>d` is no element. The bounds keep the search from going over the text
// once for every sign.
const TAG = new RegExp(
  `<(/?)(${NAMES})(?:\\s+[\\w:-]+\\s*=\\s*(?:"[^"]{0,4000}"|'[^']{0,4000}'|[^\\s"'<>=]+)){0,12}\\s*(/?)>`,
  'gi',
)
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,8}\d{0,2}));/gi
const BREAKS = /^(?:br|hr|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|dd|dt)$/
const VOID = /^(?:br|hr|img|input|link|meta|embed)$/
const HIDDEN = /^(?:script|style|annotation|iframe|object|svg)$/
/** The sign between the two children of a MathML element, or before the words of an HTML one. */
const BETWEEN: Readonly<Record<string, string>> = { mfrac: '/', msup: '^', msub: '_' }
const BEFORE: Readonly<Record<string, string>> = { sup: '^', sub: '_', msqrt: '√' }

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    le: '≤',
    ge: '≥',
    ne: '≠',
    times: '×',
    divide: '÷',
    minus: '−',
    plusmn: '±',
    deg: '°',
    pi: 'π',
    theta: 'θ',
    radic: '√',
    infin: '∞',
    sup2: '²',
    sup3: '³',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
    middot: '·',
    sect: '§',
    aacute: 'á',
    eacute: 'é',
    iacute: 'í',
    oacute: 'ó',
    uacute: 'ú',
    ntilde: 'ñ',
  }),
)

interface OpenElement {
  readonly name: string
  /** Where its words begin in the output. */
  readonly start: number
  children: number
}

/**
 * The words of a statement that may hold HTML, as plain text: tags go, line breaks stay, entities are read, and raised,
 * lowered and divided mathematics stays readable (`x^2`, `1/2`). Time is linear in the text. Not fit to be put into a
 * page as HTML: `&lt;b&gt;` becomes `<b>`.
 */
export function plainText(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return tidy(text)
  return tidy(withoutTags(withoutComments(text)).replace(ENTITY, readEntity))
}

/** Whether plainText would take markup out of the text. */
export function holdsMarkup(text: string): boolean {
  return text.includes('<') && (text.includes('<!--') || text.search(TAG) >= 0)
}

/** By position, not by pattern: a thousand openings without an end must not each be searched to the end. */
function withoutComments(text: string): string {
  const out: string[] = []
  let from = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4)
    if (close < 0) break
    out.push(text.slice(from, open))
    from = close + 3
  }
  out.push(text.slice(from))
  return out.join('')
}

function withoutTags(text: string): string {
  const out: string[] = []
  const open: OpenElement[] = []
  let hidden: string | null = null
  let from = 0
  for (const tag of text.matchAll(TAG)) {
    if (hidden === null) out.push(text.slice(from, tag.index))
    from = tag.index + tag[0].length
    const name = tag[2]?.toLowerCase() ?? ''
    const closing = tag[1] === '/'
    if (hidden !== null) {
      if (closing && name === hidden) hidden = null
      continue
    }
    if (name === '') continue
    if (BREAKS.test(name)) out.push('\n')
    if (closing) closeElement(out, open, name)
    else if (VOID.test(name) || tag[3] === '/') continue
    else if (HIDDEN.test(name)) hidden = name
    else open.push({ name, start: out.length, children: 0 })
  }
  if (hidden === null) out.push(text.slice(from))
  return out.join('')
}

function closeElement(out: string[], open: OpenElement[], name: string): void {
  // A closing tag that closes nothing at hand is another's slip and closes nothing.
  if (open.at(-1)?.name !== name) return
  const element = open.pop()
  const parent = open.at(-1)
  if (element === undefined) return
  const before = BEFORE[name]
  const between = parent === undefined ? undefined : BETWEEN[parent.name]
  if (parent !== undefined) parent.children += 1
  if (before === undefined && between === undefined) return
  const words = out.splice(element.start).join('').trim()
  if (words !== '') out.push(before ?? '', grouped(words))
  if (between !== undefined && parent?.children === 1) out.push(between)
}

function grouped(words: string): string {
  return /^[\p{L}\p{N}.]+$/u.test(words) ? words : `(${words})`
}

function readEntity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()) ?? whole
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  const sound = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  return sound ? withoutControls(String.fromCodePoint(point)) : ''
}

/** Text without characters a database or a screen cannot hold: controls and halves of characters. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[^\P{Cc}\t\n]/gu, '')
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
