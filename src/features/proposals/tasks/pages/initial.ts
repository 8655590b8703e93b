// What the forms of a task's moves begin with: what is known already is not asked again.
import type { Task } from '../../pages/parts.ts'

export function initialOf(task: Task, today: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const { returns, extensions } = task.matters
  const asked = returns.find((r) => r.decidedOn === null)
  const extension = extensions.find((e) => e.decidedOn === null)
  const suggested = (role: string) => asked?.suggested.map((u) => ({ bodyId: u.bodyId, role })) ?? []
  return {
    plan: {
      responsibleLeader: task.responsibleLeader ?? '',
      section: task.section ?? '',
      clerk: task.clerk ?? '',
      clerkPhone: task.clerkPhone ?? '',
      plan: task.plan ?? '',
    },
    consult: { heldOn: today, phase: task.consultations.length ? 'during' : 'before' },
    issue: { docNo: task.reply?.docNo ?? '' },
    reassign: { units: asked?.kind === 'add' ? [] : suggested(task.role), handedOverOn: today },
    addUnit: { units: suggested(task.role === 'separate' ? 'separate' : 'assist'), handedOverOn: today },
    agreeExtension: { newDue: extension?.askedDue ?? task.dueDay },
    rule: { ruledOn: today },
  }
}

/** Units that are named in the forms before anybody has looked for them. */
export const knownIn = (task: Task): readonly { readonly id: string; readonly name: string }[] =>
  task.matters.returns.flatMap((r) => r.suggested.map((u) => ({ id: u.bodyId, name: u.name })))
