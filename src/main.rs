//! The program: everything is in the library, so that tests run the same parts.

use std::process::ExitCode;

fn main() -> ExitCode {
    rollcall::cli::main()
}
