import type { Report } from '../../../core/contract/report'
import classes from './report.module.css'

/** What was answered in each quiz, and who leads over all of them. */
export function QuizTables({ quizzes, leaderboard }: Pick<Report, 'quizzes' | 'leaderboard'>) {
  if (quizzes.length === 0) return null
  return (
    <section>
      <h2>Quizzes</h2>
      <div className={classes.cards}>
        {quizzes.map((quiz) => (
          <div key={quiz.runId}>
            <h3>{quiz.title}</h3>
            <dl>
              {quiz.figures.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      {leaderboard.length > 0 && (
        <>
          <h3>Leaderboard</h3>
          <table className={classes.table} style={{ maxWidth: 420 }}>
            <thead>
              <tr>
                <th scope="col" data-number>
                  Rank
                </th>
                <th scope="col">Name</th>
                <th scope="col" data-number>
                  Points
                </th>
              </tr>
            </thead>
            <tbody>
              {leaderboard.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, the order is fixed
                <tr key={at}>
                  <td data-number>{one.rank}</td>
                  <th scope="row">{one.name}</th>
                  <td data-number>{one.points.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
