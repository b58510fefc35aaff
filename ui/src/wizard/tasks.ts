/** What is left of the tasks, and whose turn it is. */

import type { TaskView } from '../backend/contract'

/** Whether the set-up is incomplete while `task` stays as it is. */
export function isLeft(task: TaskView): boolean {
  return task.done === null && !task.optional
}

/** The next task of the person at this window. */
export function nextTask(tasks: TaskView[]): TaskView | null {
  return tasks.find((task) => isLeft(task) && task.ready && !task.somebodyElse) ?? null
}

/** The task that somebody else, or DNS, has to do before anything goes on; none while this person can act. */
export function waitedFor(tasks: TaskView[]): TaskView | null {
  if (nextTask(tasks) !== null) return null
  return tasks.find((task) => isLeft(task) && task.ready && task.somebodyElse) ?? null
}
