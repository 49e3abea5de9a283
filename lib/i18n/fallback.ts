type Tree = { [key: string]: string | Tree };

/** `partial` laid over `complete`: a text that it lacks, or leaves empty, is taken from there. */
export function fillFrom<Complete extends object>(complete: Complete, partial: object): Complete {
  return fill(complete as Tree, partial as Tree) as Complete;
}

function fill(complete: Tree, partial: Tree): Tree {
  return Object.fromEntries(
    Object.entries(complete).map(([key, whole]) => {
      const part = partial[key];
      if (typeof whole === 'string') return [key, typeof part === 'string' && part ? part : whole];
      return [key, fill(whole, typeof part === 'object' ? part : {})];
    }),
  );
}
