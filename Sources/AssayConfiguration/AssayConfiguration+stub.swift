// AssayConfiguration
