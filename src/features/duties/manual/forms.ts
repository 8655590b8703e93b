// The form of one kind of entry: what the verb asks for is shown, what it does not is left out.
import { z } from 'zod'
import { id } from '#/core/http/contract.ts'
import { manualEntry } from './contract.ts'
import type { Known, ManualVerb } from './rules.ts'

const choice = (title: string, words: Readonly<Record<string, string>>) =>
  z.enum(Object.keys(words) as [string, ...string[]], { error: `请选择${title}` }).meta({ title, labels: words })

const texts = {
  title: manualEntry.shape.title,
  day: manualEntry.shape.day,
  source: manualEntry.shape.source,
  detail: manualEntry.shape.detail,
}

/** Roles an entry by hand may have; the others follow from records. */
const rolesOf = (known: Known): Readonly<Record<string, string>> =>
  Object.fromEntries(
    known.roles.filter((r) => ['author', 'coauthor', 'holder', 'actor', 'partner'].includes(r.code)).map((r) => [r.code, r.label]),
  )

export const changeForm = (verb: ManualVerb, known: Known) => {
  const roles = rolesOf(known)
  const levels = Object.fromEntries(known.levels.map((l) => [l.code, l.label]))
  return z.strictObject({
    ...(verb.kinds ? { kind: choice('种类', verb.kinds) } : {}),
    ...(verb.levels ? { level: choice('级别', levels) } : {}),
    ...(Object.keys(roles).length ? { role: choice('本人角色', roles) } : {}),
    ...texts,
  })
}

export const entryForm = (verb: ManualVerb, known: Known, { selfOnly }: { readonly selfOnly: boolean }) =>
  z.strictObject({
    ...(selfOnly
      ? {}
      : {
          personId: id.nullable().default(null).meta({ title: '委员', widget: 'person', help: '填委员或者机构，只填一个' }),
          bodyId: id
            .nullable()
            .default(null)
            .meta({
              title: '机构（界别、专委会、平台等）',
              widget: 'body',
              kinds: ['sector', 'special-committee', 'county-committee', 'platform'],
            }),
        }),
    ...changeForm(verb, known).shape,
  })
