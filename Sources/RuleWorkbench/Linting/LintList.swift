package import ComplianceModel

extension Lint {
  /// All of them, by id.
  static let all: [Lint] =
    (ofLua + ofQueries + ofPacks + ofDeclaring + ofSettings + [.badAllowance]).sorted {
      bytewise($0.id, $1.id)
    }

  private static let ofLua: [Lint] = [
    .bareTestOfFlag, .booleanVerdict, .concatenatedText, .constantCondition, .dateForm,
    .duplicateField, .emptyBranch, .fullStop, .impossibleWord, .loopOfOne, .mistypedComparison,
    .negatedFlag, .negationBeforeComparison, .repeatedCondition, .reversedDays, .templateArguments,
    .todoLeft, .undeclaredGlobal, .unreachableCode, .unusedLocal, .unusedParameter, .unusedResult,
    .verdictNotReturned,
  ]

  private static let ofQueries: [Lint] = [
    .clockInQuery, .droppedNull, .equalsNull, .limitWithoutOrder, .limitedPopulation,
    .misorderedPopulation, .mixedAndOr, .notInNullable, .outerJoinUndone, .selectStar, .unboundJoin,
    .unusedColumn, .unusedSubquery, .wholeNumberDivision,
  ]

  private static let ofPacks: [Lint] = [
    .duplicateTest, .duplicateTitle, .largeFile, .missingFix, .missingRationale,
    .questionWithoutEvidence, .uncoveredRequirement, .unreadParameter, .unreadTable,
    .untestedConformity, .untestedFailure, .untestedRule, .unusedFile, .unusedHelper,
  ]
}

/// The page of every lint, by id.
package let lintPages = Lint.all.map(\.page)
