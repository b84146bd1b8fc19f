//! The server as a process of its own, and what /proc tells of it.

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::client::Client;
use crate::scene::Scene;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rollcall");

pub struct Server {
    process: Child,
    pub port: u16,
    /// From the start of the process to its first answer.
    pub began_in: Duration,
}

impl Server {
    pub fn start(scene: &Scene) -> Self {
        let port = free_port();
        let begun = Instant::now();
        let process = Command::new(PROGRAM)
            .args(["serve", "--data", scene.directory().to_str().unwrap(), "--database", &scene.database()])
            .env("ROLLCALL_HTTP__BIND", format!("127.0.0.1:{port}"))
            .env("ROLLCALL_HTTP__PUBLIC_URL", format!("http://127.0.0.1:{port}"))
            // A few people stand for many here, and upload more than one person may.
            .env("ROLLCALL_LIMITS__UPLOADS", "1000000")
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut server = Self { process, port, began_in: Duration::ZERO };
        server.wait_for_an_answer(begun);
        server
    }

    fn wait_for_an_answer(&mut self, begun: Instant) {
        let request = b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        loop {
            if let Ok(answer) = Client::connect(self.port).and_then(|mut client| client.ask(request)) {
                assert_eq!(answer.status, 200);
                self.began_in = begun.elapsed();
                return;
            }
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none() && begun.elapsed() < Duration::from_secs(30), "the server did not start");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// What it and every PostgreSQL here have used of the processor, in themselves and in the kernel.
    pub fn processor_time(&self) -> Spent {
        let own = processor_time(self.process.id()).expect("the server has ended");
        let database = processes_called("postgres").into_iter();
        let database = database.filter_map(|process| Some((process, processor_time(process)?)));
        Spent(database.chain([(self.process.id(), own)]).collect())
    }
    /// What it holds of the machine's memory, in megabytes.
    pub fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails where it has ended, which is what is wanted.
        let _ended = self.process.kill().and_then(|()| self.process.wait());
    }
}

fn processes_called(name: &str) -> Vec<u32> {
    let ids = std::fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let id: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
        let called = std::fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
        (called.trim() == name).then_some(id)
    });
    ids.collect()
}

/// By process.
pub struct Spent(HashMap<u32, Duration>);

impl Spent {
    /// Process by process: one that ended in between, say of another cluster, takes nothing away.
    pub fn since(&self, before: &Spent) -> Duration {
        let spent = self
            .0
            .iter()
            .map(|(process, now)| now.saturating_sub(before.0.get(process).copied().unwrap_or_default()));
        spent.sum()
    }
}

/// None where the process has ended.
fn processor_time(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second field is a name in brackets, which may hold blanks; user and system time are the 14th and 15th,
    // those of children that ended (connections of a database) the two behind, in hundredths of a second on
    // every Linux of today.
    let after_name = stat.rsplit_once(") ")?.1;
    let ticks = after_name.split(' ').skip(11).take(4).map(|ticks| ticks.parse::<u64>().unwrap());
    Some(Duration::from_millis(ticks.sum::<u64>() * 10))
}

pub fn binary_size() -> u64 {
    std::fs::metadata(PROGRAM).unwrap().len()
}

fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
