// The rule sets: which holds for whom, drafts under way, published tables to begin from.
import { Go, useGo } from '#/core/ui/address.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { RulesList } from '../contract.ts'
import './scores.css'

export function RulesListPage() {
  const found = useApi<RulesList>('/duty-rules')
  const go = useGo()
  const draft = useChange<Record<string, unknown>, { url: string }>('POST', (v) => `/duty-rules/${String(v['key'])}/drafts`, {
    renews: ['/duty-rules'],
    done: '已起草',
    onDone: ({ url }) => go(url),
  })
  return (
    <>
      <PageHeader
        title="履职考核办法"
        subtitle="办法都是数据：起草、试算、登记通过，自哪天起适用。通过了的一版不再改动，已经固定的得分不受后来修改的影响。"
        back={{ to: '/duty-assessments', label: '履职考核' }}
      />
      <Loaded of={found} as="考核办法">
        {({ sets, mayDraft }) => (
          <>
            <Section
              title="本会的办法"
              extra={
                mayDraft ? (
                  <FormButton
                    label="另起一套"
                    title="以一套办法为底本，另起一套"
                    submitLabel="起草"
                    schema={{
                      type: 'object',
                      properties: {
                        from: {
                          title: '底本',
                          enum: sets.map((s) => s.key),
                          labels: Object.fromEntries(sets.map((s) => [s.key, s.title])),
                        },
                        key: { type: 'string', title: '新办法的代号', help: '英文小写字母开头，如 members-2023', maxLength: 40 },
                        title: { type: 'string', title: '名称', maxLength: 120 },
                      },
                      required: ['from', 'key', 'title'],
                    }}
                    onSubmit={(answers) => draft.mutateAsync(answers)}
                  />
                ) : null
              }
            >
              <Sets sets={sets.filter((s) => s.isMembers || s.drafts > 0 || !s.isBrought || (s.inForce?.edition ?? 0) > 0)} />
            </Section>
            <Section title="随程序提供的办法">
              <p className="sj-faint">默认办法、其他考核对象的办法，以及九个地方公布的分值表。公布不全的，各项的依据里写明哪些是默认。</p>
              <Sets sets={sets.filter((s) => s.isBrought && (s.inForce?.edition ?? 0) === 0 && !s.isMembers)} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  )
}

function Sets({ sets }: { readonly sets: RulesList['sets'] }) {
  return (
    <ul className="sc-list">
      {sets.map((s) => (
        <li key={s.key}>
          <div className="sc-row">
            <div>
              <Go to={`/duty-rules/${s.key}`}>{s.title}</Go> <span className="sj-faint">{s.key}</span>
              <div className="sj-faint">{s.source}</div>
            </div>
            <span>
              {s.isMembers ? <StatusTag label="委员现用" tone="good" /> : null} {s.holder} · {s.rules}项
              {s.inForce?.fromDay ? ` · 自${s.inForce.fromDay}` : ''}
              {s.drafts ? <StatusTag label={`草案${s.drafts}份`} tone="active" /> : null}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
