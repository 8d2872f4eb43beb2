/** Makes a value when it is first asked for, and keeps it: a Worker has to start fast. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
