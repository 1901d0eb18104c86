import type { SeedObjective } from '@/drizzle/seed/objective'

/** Identifier of the framework "Marrow Valley Reading and English". */
export const READING_FRAMEWORK = 'f1c8aeda-9b23-5b00-82ee-044973426eec'

/** Its headings and objectives, each after the heading it stands under; all in the district's own words. */
export const READING_OBJECTIVES: readonly SeedObjective[] = [
  heading('de5f552a-63b0-58a0-995f-081a574382fd', 'R2', null, 'Reading K to 2'),
  heading('ab8f3aed-7333-5ba5-af7f-addc2c72b717', 'R2.SO', 'R2', 'Sounds'),
  objective('e98f9eac-909d-5ec6-94a6-d9727f541973', 'R2.SO.1', 'R2.SO', 'Rhymes', 'Hear and make rhymes.'),
  objective(
    'b7ee47eb-1f08-5de0-917a-d0a71cf1177b',
    'R2.SO.2',
    'R2.SO',
    'First and last',
    'Hear the first and last sound of a word.',
  ),
  objective('725a7521-8f88-5a78-97f7-9e01ef7c2a37', 'R2.SO.3', 'R2.SO', 'Blend', 'Blend sounds into a word.'),
  heading('30b4dd71-5b55-5d72-b7ec-5e31dcc707ac', 'R2.WO', 'R2', 'Words'),
  objective(
    'dc33b00b-3b48-54fa-8488-ee78adf37f78',
    'R2.WO.1',
    'R2.WO',
    'Letters',
    'Name letters and the sounds they make.',
  ),
  objective(
    'efd99750-e7d4-5589-957f-92af24a96c38',
    'R2.WO.2',
    'R2.WO',
    'Sight words',
    'Read common words at a glance.',
  ),
  objective(
    '6d4e99da-dc0c-5d1e-8fd5-e92af096f3fe',
    'R2.WO.3',
    'R2.WO',
    'Word parts',
    'Use parts of a word to read it.',
  ),
  heading('03b40675-f729-5792-bd76-2ca770f2431f', 'R2.FL', 'R2', 'Fluency'),
  objective(
    '13284e1c-bf8e-5ead-a0e4-7616ca20b919',
    'R2.FL.1',
    'R2.FL',
    'Smooth reading',
    'Read a known text smoothly.',
  ),
  objective(
    'dfbc2bf8-15ff-5962-833f-8f87f6f89fc4',
    'R2.FL.2',
    'R2.FL',
    'Expression',
    'Read aloud as if telling it to someone.',
  ),
  heading('4255a120-1cef-59e9-bb73-334de8c25c88', 'R2.UN', 'R2', 'Understanding'),
  objective('04751c1d-71ef-524d-b5ac-cacfb3957a9e', 'R2.UN.1', 'R2.UN', 'Retell', 'Retell a story in order.'),
  objective(
    '5ce0dbb9-cb32-528e-9cd6-c392164cf8a1',
    'R2.UN.2',
    'R2.UN',
    'Who and where',
    'Tell who is in a story and where it happens.',
  ),
  objective(
    '4f0684dc-5bbc-5c51-9f81-e72bb2977148',
    'R2.UN.3',
    'R2.UN',
    'Main topic',
    'Tell what a text is mostly about.',
  ),
  heading('3b198959-da93-51fe-8b25-15a088ace800', 'R2.TA', 'R2', 'Talking about books'),
  objective(
    '216efea3-3b1c-5aea-b0bb-8a82cbce9477',
    'R2.TA.1',
    'R2.TA',
    'Ask and answer',
    'Ask and answer questions about a book.',
  ),
  objective(
    'ede2abd1-d7c1-5946-b650-d80a739b733c',
    'R2.TA.2',
    'R2.TA',
    'Compare',
    'Tell how two books are alike.',
  ),
  objective(
    'd645be70-b515-5b6e-9cf5-6be9c45f14f8',
    'R2.TA.3',
    'R2.TA',
    'Opinion',
    'Say what one liked and why.',
  ),
  heading('f6511a60-c082-50c7-ac7f-41eb13981ed8', 'E8', null, 'Reading and English 3 to 8'),
  heading('8e880623-6733-5054-962f-1d5d98cdca83', 'E8.EV', 'E8', 'Evidence'),
  objective(
    '3116eea9-7740-5091-9615-85575e9686d2',
    'E8.EV.1',
    'E8.EV',
    'Quote',
    'Quote the words that prove a point.',
  ),
  objective(
    '75a2f446-7765-50f1-a123-523d5c4ccdbd',
    'E8.EV.2',
    'E8.EV',
    'Infer',
    'Work out what a text does not say outright.',
  ),
  objective(
    '162e8f6f-b0ea-504c-bbf0-c6624bf32151',
    'E8.EV.3',
    'E8.EV',
    'Weigh',
    'Judge whether the evidence is enough.',
  ),
  heading('fac54a0f-998c-56d9-9693-f9e02f10ce8a', 'E8.ST', 'E8', 'Story craft'),
  objective(
    'a84eb78a-e7b7-5415-9dcf-9fc06ff450f1',
    'E8.ST.1',
    'E8.ST',
    'Theme',
    'Name a theme and trace it through a story.',
  ),
  objective(
    'f1f5a5a7-db4c-593d-9768-ebdaa6bdd820',
    'E8.ST.2',
    'E8.ST',
    'Character',
    'Explain how a character changes.',
  ),
  objective(
    '96a00872-9d01-56db-b138-df401ba67b14',
    'E8.ST.3',
    'E8.ST',
    'Point of view',
    'Explain what the teller of a story sees and misses.',
  ),
  heading('cf39c40c-de7b-5833-8197-23b7dce230da', 'E8.IN', 'E8', 'Information'),
  objective(
    'e878edbc-352e-5478-b812-47b19d8e8db2',
    'E8.IN.1',
    'E8.IN',
    'Structure',
    'Explain how a text is built and why.',
  ),
  objective(
    '34309ba2-1828-5758-a00b-afdf7775a8ea',
    'E8.IN.2',
    'E8.IN',
    'Compare sources',
    'Compare two texts on one topic.',
  ),
  objective(
    'b0aeb162-5a5b-5cc0-94fa-77fc097e7e65',
    'E8.IN.3',
    'E8.IN',
    'Words in use',
    'Work out words from how they are used.',
  ),
  heading('ef304aa8-5f49-576f-b53f-6bb142c1aa3e', 'E8.WR', 'E8', 'Writing'),
  objective(
    '7dfb88af-4ead-5b65-b2e0-c098caeb729b',
    'E8.WR.1',
    'E8.WR',
    'Argue',
    'Write an argument with reasons and evidence.',
  ),
  objective(
    '258c7501-1744-50b2-a898-19cff55a18b5',
    'E8.WR.2',
    'E8.WR',
    'Explain',
    'Explain something clearly, in order.',
  ),
  objective(
    'a70f2f31-760e-543d-a320-3c76baf687d4',
    'E8.WR.3',
    'E8.WR',
    'Revise',
    'Improve a draft by rereading and asking others.',
  ),
]

function heading(id: string, code: string, parent: string | null, title: string): SeedObjective {
  return { id, code, parent, frameworkId: READING_FRAMEWORK, isGroup: true, short: title, statement: title }
}

function objective(
  id: string,
  code: string,
  parent: string,
  short: string,
  statement: string,
): SeedObjective {
  return { id, code, parent, frameworkId: READING_FRAMEWORK, isGroup: false, short, statement }
}
