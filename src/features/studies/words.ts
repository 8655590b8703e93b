// Who speaks at a lecture, in words.

export const lectureTiers = { 'party-group': '党组成员', leader: '党政领导', member: '委员', expert: '专家学者' } as const
export type LectureTier = keyof typeof lectureTiers
