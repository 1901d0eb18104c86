export const storyFigures = {} as const
