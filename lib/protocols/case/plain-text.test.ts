import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/protocols/case/plain-text'

describe('a statement in HTML becomes its words', () => {
  it.each([
    ['<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['Count<br/>to <b>100</b> &amp; back', 'Count\nto 100 & back'],
    ['<ul><li>add</li><li>take away</li></ul>', 'add\ntake away'],
    ['<a href="javascript:alert(1)" onclick=x>the rule</a>', 'the rule'],
    ['before<script>alert("<b>")</script> after', 'before after'],
    ['before <!-- a <b>note</b> -->after', 'before after'],
    ['<style>p { color: red }</style>Words', 'Words'],
    ['r&eacute;gion &#167;111 &#xBD; &unknown; &nbsp; AT&T', 'région §111 ½ &unknown; AT&T'],
    ['&lt;b&gt; is a tag', '<b> is a tag'],
    ['spaces   and\ttabs', 'spaces and tabs'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text)
  })
})

describe('mathematics stays readable', () => {
  it.each([
    ['x<sup>2</sup> + y<sup>n+1</sup>', 'x^2 + y^(n+1)'],
    ['H<sub>2</sub>O', 'H_2O'],
    ['if 3 < x and x > 1', 'if 3 < x and x > 1'],
    ['a<b and c>d', 'a<b and c>d'],
    ['<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it', '1/2 of it'],
    ['<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>', '(a+1)/2'],
    ['<math><msup><mi>x</mi><mn>3</mn></msup></math>', 'x^3'],
    ['<msqrt><mn>2</mn></msqrt>', '√2'],
    ['\\(\\frac{1}{2}\\) stays', '\\(\\frac{1}{2}\\) stays'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text)
  })
})

describe('broken markup', () => {
  it.each([
    ['<b>never closed', 'never closed'],
    ['a <!-- never closed', 'a <!-- never closed'],
    ['closed</b> twice</b>', 'closed twice'],
    ['</sup>2', '2'],
    ['<script>all of it', ''],
    ['&#0;&#xD800;&#1114112;', ''],
    ['<', '<'],
  ])('%s is read as far as it goes', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  it('never leaves a tag that was one, nor a character a database cannot hold', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<sup>',
      '</sup>',
      '<mfrac>',
      '</mfrac>',
      '<script>',
      '<!--',
      '-->',
      '&#8;',
      'x',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = plainText(pieces.join(''))
        expect(text).not.toMatch(/<\/?(?:b|sup|mfrac|script)>/)
        expect(text).not.toMatch(/[^\P{Cc}\n]/u)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})
