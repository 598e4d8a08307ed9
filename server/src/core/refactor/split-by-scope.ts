import { copyItems, keepItems, type ListText, printList, withItem } from "../edit/lists/list-text.js";
import { policyScopeOf, type PolicyScope, scopeOfService } from "../language/scope.js";
import type { ActionEntry, Statement } from "../policy/model.js";
import { perStatement } from "../policy/reparse/per-statement.js";
import { enumerate } from "../text/enumerate.js";
import { replacement } from "../text/range.js";
import { partOf } from "./part.js";
import { asPlain, serviceOf, statementItems } from "./place.js";
import type { Rewrite, Refactoring, RefactoringContext } from "./refactoring.js";
import { type FileContainer, policyBesides, fileContainerOf } from "./container.js";

/**
 * Moves the actions of global services to another file, because IAM requires a policy of type AX for them and one of
 * type XA for project-level services. Actions of OBS get a third file, which must be created as both types. Unknown
 * services stay.
 */
export const splitByScope: Refactoring = {
  id: "splitByScope",
  family: "rewrite",
  fixes: "mixed-scope",

  *propose(context) {
    const { policy, nameBeside } = context;
    const container = fileContainerOf(context);
    if (!policy.list || !container || !nameBeside || !isMixed(context)) return;
    const moving = (["global", "obs"] as const).filter((side) =>
      policy.statements.some((statement) => entriesOf(statement, side).length > 0),
    );
    // A statement that cannot be split must not stay behind in part.
    if (
      policy.statements.some(
        (statement) => moving.some((side) => entriesOf(statement, side).length > 0) && !asPlain(statement),
      )
    )
      return;
    const files = moving.flatMap((side) => {
      const name = nameBeside(side);
      return name === undefined ? [] : [{ side, name }];
    });
    if (files.length < moving.length) return;
    const servicesOf = (side: PolicyScope) =>
      enumerate(
        [
          ...new Set(
            policy.statements
              .flatMap((statement) => entriesOf(statement, side))
              .flatMap((entry) => serviceOf(entry) ?? []),
          ),
        ],
        5,
      );
    const [file = "", obs = file] = files.map(({ name }) => name);
    yield {
      title: moving.length > 1 ? both : moving[0] === "obs" ? onlyObs : onlyGlobal,
      args: { services: servicesOf("global"), file, obs },
      change: () => divided(context, container, files),
    };
  },
};

function divided(
  { file: { text }, policy }: RefactoringContext,
  container: FileContainer,
  files: readonly { readonly side: PolicyScope; readonly name: string }[],
): Rewrite {
  const statements = statementItems(text, policy);
  if (!statements) return { edits: [] };
  const printed = (side: PolicyScope) => printList(statementsOf(text, policy.statements, statements, side));
  return {
    edits: [replacement(text, policy.list!.range, printed("project")), ...container.typeEdits],
    newFiles: files.map(({ side, name }) => ({
      suffix: side,
      name,
      text: policyBesides(text, policy, container, printed(side), side),
    })),
  };
}

/** Whether both kinds of services occur with the certainty that mixed-scope requires. */
function isMixed({ policy: { statements } }: RefactoringContext): boolean {
  const has = (scope: "global" | "project") => statements.some((statement) => scopesIn(statement).has(scope));
  return has("global") && has("project");
}

/** The scopes of the services of a statement. */
const scopesIn = perStatement(
  ({ actions }): ReadonlySet<string | undefined> =>
    new Set(actions.map((entry) => scopeOfService(serviceOf(entry) ?? "")?.scope)),
);

/** The policy that an entry belongs in; those of the scope `project` stay. */
function sideOf(entry: ActionEntry): PolicyScope {
  return policyScopeOf(serviceOf(entry) ?? "");
}

function entriesOf({ actions }: Statement, side: PolicyScope): ActionEntry[] {
  return actions.filter((entry) => sideOf(entry) === side);
}

/**
 * The statements with the actions of one side only. A statement is moved unchanged if all of its actions are of that
 * side.
 */
function statementsOf(text: string, statements: readonly Statement[], list: ListText, side: PolicyScope): ListText {
  const isKept = (at: number) => {
    const statement = statements.find(({ index }) => index === at);
    return statement === undefined || statement.actions.length === 0
      ? side === "project"
      : entriesOf(statement, side).length > 0;
  };
  const split = statements.reduce((result, statement) => {
    const own = entriesOf(statement, side);
    const plain = asPlain(statement);
    if (!plain || own.length === 0 || own.length === statement.actions.length) return result;
    const indexes = new Set(statement.actions.flatMap((entry, at) => (sideOf(entry) === side ? [at] : [])));
    const { item } = result.places[statement.index]!;
    const part = partOf(text, plain, { indexes, isRest: side === "project" });
    return withItem(
      result,
      statement.index,
      side === "project" ? { ...item, text: part } : { lead: "", text: part, tail: "" },
    );
  }, list);
  return side === "project" ? keepItems(split, isKept) : copyItems(split, isKept);
}

const onlyGlobal = {
  en: "Move the actions of global services ({services}) to '{file}'",
  zh: "将全局级服务（{services}）的授权项移至“{file}”",
};
const onlyObs = {
  en: "Move the actions of OBS to '{obs}', to be created as AX and as XA",
  zh: "将 OBS 的授权项移至“{obs}”（须按 AX、XA 各建一条）",
};
const both = {
  en: "Move the actions of global services ({services}) to '{file}', those of OBS to '{obs}' (to be created as AX and as XA)",
  zh: "将全局级服务（{services}）的授权项移至“{file}”，OBS 的授权项移至“{obs}”（须按 AX、XA 各建一条）",
};
