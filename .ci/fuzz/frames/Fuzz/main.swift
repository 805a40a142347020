/// libFuzzer's loop; SwiftPM wants a main of our own, so it is called as its manual says under "Using libFuzzer as a library".
@_silgen_name("LLVMFuzzerRunDriver")
func fuzz(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// One input; the loop's own main, which is linked but not called, asks for it by this name.
@_cdecl("LLVMFuzzerTestOneInput")
func hear(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  hear(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = fuzz(&count, &arguments, hear)
