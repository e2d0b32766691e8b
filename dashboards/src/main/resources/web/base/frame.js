// Drawing at most once a frame, however much has changed.

/** A function that has the task run at the next frame, once. */
export function perFrame(task) {
  let waiting = false;
  return () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        task();
      });
    }
  };
}
