// Words of meetings and activities that are not the office's to change: how somebody takes part, who may open a paper, where it takes place.

/** due: has to come; observer 列席; invitee 特邀; signedUp by himself; walkIn came without being asked; staff works there. */
export const capacities = {
  due: '应到',
  observer: '列席',
  invitee: '特邀',
  signedUp: '报名',
  walkIn: '现场参加',
  staff: '工作人员',
} as const
export type Capacity = keyof typeof capacities

/** Who may open a paper of the meeting. */
export const audiences = {
  everyone: '能看到活动的人',
  participants: '参加人员',
  due: '应到人员',
  organisers: '承办人员',
} as const
export type MaterialAudience = keyof typeof audiences

export const forms = { onsite: '线下', online: '线上', hybrid: '线上线下结合' } as const
export type ActivityForm = keyof typeof forms

export const presences = { present: '实到', excused: '请假', absent: '缺席' } as const
export type Presence = keyof typeof presences
