//! The program: everything is in the library, so that tests run the same parts.

use std::process::ExitCode;

/// Threads that write hand memory to those that answer, which the one of the C library is slow at and does not give
/// back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rollcall::cli::main()
}
