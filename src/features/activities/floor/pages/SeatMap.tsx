// The hall's seats: laid by rule, two people exchanged by choosing one seat and then the other.
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { PlenaryProps } from './plenary-props.ts'
import type { Forms } from './SpeechPanel.tsx'
import './floor.css'

export function SeatMap({ p, onChanged }: PlenaryProps) {
  const forms = useApi<Forms>('/floor/forms', { freshFor: 600_000 })
  const [picked, setPicked] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const map = p.seatMap
  const all = [...p.people, ...p.observers]
  const choose = async (seat: string): Promise<void> => {
    const moving = all.find((x) => x.seat === picked)
    setError(null)
    if (picked === null || !moving) {
      setPicked(all.some((x) => x.seat === seat) ? seat : null)
      return
    }
    setPicked(null)
    if (picked === seat) return
    try {
      await api('PUT', `/activities/${p.id}/plenary/seats`, { participationId: moving.id, seat })
      await onChanged()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <Section
      title="座次"
      extra={
        p.runs ? (
          <FormButton
            label="排座次"
            schema={forms.data?.['seats']}
            note="应到的人在前，列席的在后，从第一排左边起；手工换过的座位重新排。"
            initial={map ? { rows: map.rows, seats: map.seats } : {}}
            onSubmit={async (answers) => {
              await api('POST', `/activities/${p.id}/plenary/seats`, answers)
              await onChanged()
            }}
          />
        ) : null
      }
    >
      <ProblemAlert error={error} />
      {map ? (
        <>
          <p className="sj-faint">
            主席台在上方。{map.rule}。{p.runs ? '点一个人，再点另一个座位，就换过去。' : ''}
          </p>
          <section className="fl-seats" aria-label="座次图">
            <table>
              <tbody>
                {Array.from({ length: map.rows }, (_, r) => (
                  <tr key={r}>
                    <th scope="row">{r + 1}排</th>
                    {Array.from({ length: map.seats }, (_x, n) => {
                      const seat = `${r + 1}-${n + 1}`
                      const who = all.find((x) => x.seat === seat)
                      const aisle = map.aisles.includes(n + 1) ? 'fl-aisle' : ''
                      if (map.blocked.includes(seat))
                        return (
                          <td key={seat} className={aisle}>
                            <div className="fl-blocked">—</div>
                          </td>
                        )
                      return (
                        <td key={seat} className={aisle}>
                          {p.runs ? (
                            <button
                              type="button"
                              aria-pressed={picked === seat}
                              aria-label={`${r + 1}排${n + 1}座：${who?.name ?? '空'}`}
                              onClick={() => void choose(seat)}
                            >
                              {who?.name ?? ''}
                            </button>
                          ) : (
                            (who?.name ?? '')
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      ) : (
        <EmptyState title="还没有排座次" hint="填几排、每排几座，选按界别、姓氏笔画或者拼音，一次排好，再手工调换。" />
      )}
    </Section>
  )
}
