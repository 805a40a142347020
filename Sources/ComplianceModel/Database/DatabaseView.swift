/// What the engine needs to know of a database to bind and evaluate: where it lies and what it holds.
///
/// Made by the store, which keeps the view consistent until the run ends.
package struct DatabaseView: Equatable, Sendable {
  /// How the view is kept consistent; told under `run`.
  package enum Way: String, Sendable {
    /// A private copy by `sqlite3_backup`.
    case copy
    /// The host holds the read lock; readers open with `immutable=1`.
    case lock
    /// Both files of a WAL database copied and recovered privately.
    case recovered
  }

  /// The path that a connection of a rule opens.
  package var path: String
  /// All its pages, where they are handed over instead of the path; for small databases of tests.
  package var image: [UInt8]?
  /// What the file at `path` is, so that another one in its place is noticed; nil: nobody looks.
  package var identity: FileIdentity?
  /// Whether it opens with `immutable=1`.
  package var isImmutable: Bool
  /// How the view is kept.
  package var way: Way
  /// The path as the person named it.
  package var shownPath: String
  /// SHA-256 of the data, lower-case hexadecimal; independent of journal mode and backup.
  package var digest: String
  /// The tables and their columns.
  package var schema: SchemaDescription
  /// Rows of all tables together.
  package var rowCount: Int
  /// The organisation's name, from an Assay database.
  package var organisationName: String?

  /// Makes a view.
  package init(
    path: String, isImmutable: Bool, way: Way, shownPath: String, digest: String,
    schema: SchemaDescription, rowCount: Int, organisationName: String? = nil
  ) {
    self.path = path
    self.isImmutable = isImmutable
    self.way = way
    self.shownPath = shownPath
    self.digest = digest
    self.schema = schema
    self.rowCount = rowCount
    self.organisationName = organisationName
  }
}

/// What tells a file from another one that was put in its place.
package struct FileIdentity: Equatable, Sendable {
  package var device: UInt64
  package var inode: UInt64
  /// Bytes.
  package var size: Int
  /// Time of the last change of its content, in nanoseconds since 1970.
  package var changedAt: Int

  /// Makes an identity.
  package init(device: UInt64, inode: UInt64, size: Int, changedAt: Int) {
    self.device = device
    self.inode = inode
    self.size = size
    self.changedAt = changedAt
  }
}

/// The tables and columns of a database.
package struct SchemaDescription: Equatable, Sendable {
  /// Which application's database it is.
  package enum Kind: Equatable, Sendable {
    /// Assay's own, of that schema version.
    case assay(version: Int)
    /// Any other.
    case foreign
  }

  /// One column.
  package struct Column: Equatable, Sendable {
    package var name: String
    /// The type as declared, such as `TEXT`.
    package var type: String
    package var isNotNull: Bool
    package var hasDefault: Bool
    /// Place in the primary key from 1; 0: not part of it.
    package var primaryKeyPosition: Int
    /// The closed list of words, where the schema has one.
    package var words: [String]
    /// The closed list of numbers, such as 0 and 1 of a flag, where the schema has one.
    package var numbers: [String]
    /// What it means, where the schema says so.
    package var comment: String?

    /// Whether the schema lets it hold 0 and 1 and nothing else.
    package var isFlag: Bool { numbers.sorted() == ["0", "1"] }

    /// Makes a column.
    package init(
      name: String, type: String, isNotNull: Bool = false, hasDefault: Bool = false,
      primaryKeyPosition: Int = 0, words: [String] = [], numbers: [String] = [],
      comment: String? = nil
    ) {
      self.name = name
      self.type = type
      self.isNotNull = isNotNull
      self.hasDefault = hasDefault
      self.primaryKeyPosition = primaryKeyPosition
      self.words = words
      self.numbers = numbers
      self.comment = comment
    }
  }

  /// A reference to another table.
  package struct ForeignKey: Equatable, Sendable {
    package var columns: [String]
    package var parentTable: String
    package var parentColumns: [String]

    /// Makes a reference.
    package init(columns: [String], parentTable: String, parentColumns: [String]) {
      self.columns = columns
      self.parentTable = parentTable
      self.parentColumns = parentColumns
    }
  }

  /// One table or view.
  package struct Table: Equatable, Sendable {
    package var name: String
    package var isView: Bool
    package var columns: [Column]
    package var foreignKeys: [ForeignKey]
    /// Rows at the time of the view; nil for views and where nobody counted.
    package var rowCount: Int?
    /// What one row is, where the schema says so.
    package var comment: String?

    /// Makes a table.
    package init(
      name: String, isView: Bool = false, columns: [Column], foreignKeys: [ForeignKey] = [],
      rowCount: Int? = nil, comment: String? = nil
    ) {
      self.name = name
      self.isView = isView
      self.columns = columns
      self.foreignKeys = foreignKeys
      self.rowCount = rowCount
      self.comment = comment
    }

    /// The column of that name, letters compared as SQLite does.
    package func column(_ name: String) -> Column? {
      columns.first { $0.name.lowercased() == name.lowercased() }
    }
  }

  /// Whose it is.
  package var kind: Kind
  /// Its tables in name order.
  package var tables: [Table]

  /// Makes a description.
  package init(kind: Kind, tables: [Table]) {
    self.kind = kind
    self.tables = tables
  }

  /// The table of that name, letters compared as SQLite does.
  package func table(_ name: String) -> Table? {
    tables.first {
      $0.name.utf8.elementsEqual(name.utf8) { $0.asciiLowercased == $1.asciiLowercased }
    }
  }
}

extension UInt8 {
  /// The small letter of a capital one of ASCII, anything else as it is: SQLite's own `NOCASE`.
  fileprivate var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
