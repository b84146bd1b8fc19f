//! The reader of PDFs, in this process: no input may bring it down, keep it busy or make it hungry.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rollcall::files::pdf::look;

fuzz_target!(|data: &[u8]| {
    let _answer = look(data.to_vec());
});
