import type { SeedObjective } from '@/drizzle/seed/objective'

/** Identifier of the framework "Marrow Valley Science". */
export const SCIENCE_FRAMEWORK = 'e7c422d4-b74a-5b0e-bf19-41a7555b80e4'

/** Its headings and objectives, each after the heading it stands under; all in the district's own words. */
export const SCIENCE_OBJECTIVES: readonly SeedObjective[] = [
  heading('6ae372c2-e5dd-5103-b458-8e7343f29a41', 'S7', null, 'Science 7'),
  heading('a96f53bb-953f-5d48-ae4a-66a112b01a06', 'S7.MA', 'S7', 'Matter'),
  objective(
    '692e3890-2343-5ae1-bcec-73999e35e73a',
    'S7.MA.1',
    'S7.MA',
    'Particles',
    'Model what particles do when matter warms, cools or changes state.',
  ),
  objective(
    'f0fca1f3-cc28-5923-ad05-d6149402f28e',
    'S7.MA.2',
    'S7.MA',
    'Mixtures',
    'Tell mixtures from pure substances and separate them.',
  ),
  objective(
    '76ab2186-fe5e-59d4-a441-404ba835ba9c',
    'S7.MA.3',
    'S7.MA',
    'Reactions',
    'Recognize a chemical reaction by what is new and what is kept.',
  ),
  heading('40a57bee-56d0-59c0-b5dd-4e633f193ae6', 'S7.EN', 'S7', 'Energy'),
  objective(
    '6d4d13fc-a777-5b2d-b114-1f662462a45d',
    'S7.EN.1',
    'S7.EN',
    'Transfer',
    'Trace energy as it moves and changes form.',
  ),
  objective(
    '097abb15-4478-500d-99e5-fc31df929cc5',
    'S7.EN.2',
    'S7.EN',
    'Heat',
    'Plan a test of what keeps things warm.',
  ),
  objective(
    'dc8ec8ed-c091-59b7-9cc6-6619f2934fe4',
    'S7.EN.3',
    'S7.EN',
    'Waves',
    'Describe waves by length, height and speed.',
  ),
  heading('620cf8e0-34bf-5e69-b9e5-ef36efbd2904', 'S7.EC', 'S7', 'Ecosystems'),
  objective(
    '49785ee7-64a8-5939-a0b4-ea015ae301f0',
    'S7.EC.1',
    'S7.EC',
    'Food webs',
    'Follow matter and energy through a food web.',
  ),
  objective(
    '3d04e90c-8fa6-5b3a-a8aa-f14ed3ada916',
    'S7.EC.2',
    'S7.EC',
    'Populations',
    'Explain why populations rise and fall.',
  ),
  objective(
    '8ad1e9b9-f1bf-524e-b877-641222043b95',
    'S7.EC.3',
    'S7.EC',
    'People',
    'Weigh ways to protect a living place.',
  ),
  heading('1ac1b5f9-16a8-5748-b926-4bd8e5f5bcc1', 'S7.IN', 'S7', 'Inquiry'),
  objective(
    'ce0081f8-6786-59ff-90c9-2ff069f128a7',
    'S7.IN.1',
    'S7.IN',
    'Questions',
    'Ask a question that an experiment can answer.',
  ),
  objective(
    '6f125b08-c966-54a3-af81-bcc63762f66a',
    'S7.IN.2',
    'S7.IN',
    'Fair tests',
    'Change one thing and keep the others the same.',
  ),
  objective(
    'c7f8708c-8850-5012-8887-b5d34d4697c7',
    'S7.IN.3',
    'S7.IN',
    'Claims',
    'Make a claim and back it with data.',
  ),
]

function heading(id: string, code: string, parent: string | null, title: string): SeedObjective {
  return { id, code, parent, frameworkId: SCIENCE_FRAMEWORK, isGroup: true, short: title, statement: title }
}

function objective(
  id: string,
  code: string,
  parent: string,
  short: string,
  statement: string,
): SeedObjective {
  return { id, code, parent, frameworkId: SCIENCE_FRAMEWORK, isGroup: false, short, statement }
}
