// One tab plays at a time: two would count the same seconds twice and speak over each other.
const NAME = "unknot-player";
let release = null;

/**
 * Hold the session in this tab. Resolves to whether it is ours; with `steal` it is taken from the tab that has it.
 * `lost` is called when another tab takes it from this one.
 */
export function hold({ steal = false, lost }) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const wish = steal ? { steal } : { ifAvailable: true };
    navigator.locks
      .request(NAME, wish, (lock) => {
        resolve(Boolean(lock));
        return lock ? new Promise((done) => (release = done)) : undefined;
      })
      .catch(lost);
  });
}

export function letGo() {
  release?.();
  release = null;
}
