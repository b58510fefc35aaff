// What has a half in Rust and a half in TypeScript has both of one version: Tauri's bundler refuses any other pair, and a
// command of the one may be unknown to the other.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const read = (path) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')

const crates = new Map(
  [...read('Cargo.lock').matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm)].map(([, name, version]) => [name, version]),
)
const packages = Object.entries(JSON.parse(read('ui/package-lock.json')).packages)

/** The crate that is the other half of an npm package, if it has one. */
function otherHalf(path) {
  if (path === '') return 'consentry-desktop'
  const name = /^node_modules\/@tauri-apps\/(.+)$/.exec(path)?.[1]
  if (name === undefined) return undefined
  return name === 'api' ? 'tauri' : `tauri-${name}`
}

const minor = (version) => version?.split('.').slice(0, 2).join('.')

let apart = 0
for (const [path, { version }] of packages) {
  const crate = otherHalf(path)
  if (crate === undefined) continue
  const other = crates.get(crate)
  if (minor(version) === minor(other)) continue
  apart += 1
  console.error(`${path || 'ui'} is ${version}, the crate ${crate} ${other ?? 'is missing'}: let both have one version`)
}
process.exit(apart === 0 ? 0 : 1)
