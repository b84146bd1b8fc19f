//! New files in these folders are compiled in by macros, which cargo does not see by itself.

fn main() {
    for folder in ["config", "migrations", "static", "templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
