// Near the end of the year a member sees on his desk what the year still asks of him, each with where to do it.
import { addDays, day, inChinese, yearOf } from '#/core/day.ts'
import type { Worklist } from '#/core/feature.ts'
import { settingsOn } from '#/core/settings/store.ts'
import { countedFor } from './rules.ts'
import { taskReminder, yearlyTasks } from './settings.ts'
import { factsStanding, seatIn } from './store.ts'

export const dossierWorklists: readonly Worklist[] = [
  {
    key: 'duties.missingTasks',
    title: '今年还没有完成的任务',
    right: 'duties:declare',
    items: async (tx, actor, today) => {
      const { tasks, days } = await settingsOn(tx, actor.committeeId, { tasks: yearlyTasks, days: taskReminder }, today)
      const year = yearOf(today)
      const [first, last] = [day(`${year}-01-01`), day(`${year}-12-31`)]
      if (!actor.personId || addDays(last, -days) > today) return []
      if (!(await seatIn(tx, actor.committeeId, actor.personId, today, today))) return []
      const facts = await factsStanding(tx, actor.committeeId, { personId: actor.personId }, { from: first, to: today, asOf: today })
      return tasks.tasks
        .map((t) => ({ t, lacking: t.minimum - countedFor(t, facts).length }))
        .filter(({ lacking }) => lacking > 0)
        .map(({ t, lacking }) => ({
          id: `${year}.${t.key}`,
          title: `${tasks.title}：${t.title}`,
          url: t.to,
          owes: lacking > 1 ? `还差${lacking}件` : '还没有完成',
          due: last,
          dueSteps: [`年度基本任务到${inChinese(last)}为止`, `年底前${days}天开始提醒`],
        }))
    },
  },
]
