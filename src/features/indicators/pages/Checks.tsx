// Do the numbers agree with each other? One line when they do, every disagreement when they do not.
import { Alert } from 'antd'
import { queryText } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { useApi } from '#/core/ui/query.tsx'
import type { CheckShape } from '../contract.ts'
import type { Asked } from './opened.ts'

export function Checks({ asked }: { readonly asked: Asked }) {
  const found = useApi<{ readonly checks: readonly CheckShape[] }>(`/figures-check${queryText({ ...asked })}`)
  return (
    <Loaded of={found} as="勾稽检查">
      {({ checks }) => {
        const wrong = checks.filter((c) => !c.ok)
        return (
          <>
            {wrong.length ? (
              <Alert
                type="error"
                showIcon
                title="有数字对不上，请先查明再用于报告"
                description={wrong.map((c) => (
                  <p key={c.id}>{c.says}</p>
                ))}
              />
            ) : (
              <p>各项数字互相对得上，共检查{checks.length}条。</p>
            )}
            <details>
              <summary>看检查了什么</summary>
              <ul className="statistics-checks">
                {checks.map((c) => (
                  <li key={c.id}>
                    {c.ok ? '✓' : '✗'} {c.says}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )
      }}
    </Loaded>
  )
}
