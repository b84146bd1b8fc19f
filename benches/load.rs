//! What the program takes: processor per request, requests a second, and how long people wait.
//!
//! Run it with `benches/run`. The server is the release build, a process of its own on loopback; the clients
//! are threads of this one, so both share the machine's cores. Every request's answer is looked at: what is
//! not the expected status stops the bench. Everything is bounded: so many seconds a row, so many clients.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench that meets the unexpected has to stop, and it prints what it found"
)]

#[path = "load/client.rs"]
mod client;
#[path = "load/many.rs"]
mod many;
#[path = "load/measure.rs"]
mod measure;
#[path = "load/panel.rs"]
mod panel;
#[path = "load/proposals.rs"]
mod proposals;
#[path = "load/rows.rs"]
mod rows;
#[path = "load/scene.rs"]
mod scene;
#[path = "load/server.rs"]
mod server;
#[path = "load/storm.rs"]
mod storm;

use std::time::Duration;

use scene::Scene;
use server::Server;

/// How long each row is measured with each number of clients.
const SECONDS: Duration = Duration::from_secs(4);
const CLIENTS: [usize; 2] = [8, 64];

fn main() {
    // Cargo says --bench to whatever it runs.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    println!(
        "Rollcall {}, {} cores",
        env!("CARGO_PKG_VERSION"),
        std::thread::available_parallelism().unwrap()
    );
    println!("binary: {:.1} MB", server::binary_size() as f64 / 1e6);
    for scene in [Scene::on_sqlite(), Scene::on_postgres()] {
        println!(
            "\n{}: the disk takes {:.0} syncs of 4 kB a second",
            scene.name,
            measure::syncs(&scene.disk())
        );
        let server = Server::start(&scene);
        println!(
            "start to first answer: {} ms; memory then: {:.1} MB",
            server.began_in.as_millis(),
            server.memory()
        );
        println!("{}", measure::HEAD);
        for row in rows::all(&scene) {
            if wanted.is_empty() || wanted.iter().any(|word| row.name.contains(word.as_str())) {
                for clients in CLIENTS {
                    println!("{}", measure::row(&row, &server, clients, SECONDS));
                }
            }
        }
        let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
        if asked("17,000 in a row") {
            many::run(&scene, &server);
        }
        if asked("storm") {
            storm::run(&scene, &server);
        }
        println!("memory after the load: {:.1} MB", server.memory());
    }
}
