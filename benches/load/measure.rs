//! Measuring a row: clients that ask as fast as they are answered, and what it took.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::client::Client;
use crate::rows::{Row, Timed};
use crate::server::Server;

pub const HEAD: &str = "\
row                                      clients      each/s  cpu ms each     p50 ms     p99 ms   kB each";

/// Aims are for so many.
const MOST_CLIENTS: usize = 64;

/// One line of the table.
pub fn row(row: &Row, server: &Server, clients: usize, lasting: Duration) -> String {
    // Caches and connections are warm, as on a working day.
    ask_until(row, server, 0, Instant::now() + Duration::from_millis(300));
    let (cpu, begun) = (server.processor_time(), Instant::now());
    let until = begun + lasting;
    let waits: Vec<(Duration, usize)> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (1..=clients).map(|client| scope.spawn(move || ask_until(row, server, client, until))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let (elapsed, cpu) = (begun.elapsed(), server.processor_time().since(&cpu));
    let count = waits.len().max(1) as f64;
    let bytes: usize = waits.iter().map(|(_, bytes)| bytes).sum();
    let mut waits: Vec<Duration> = waits.into_iter().map(|(wait, _)| wait).collect();
    waits.sort();
    let mut line = format!("{:<40} {clients:>7}", row.name);
    write!(line, " {:>11.0}", count / elapsed.as_secs_f64()).unwrap();
    write!(line, " {:>12.2}", cpu.as_secs_f64() * 1e3 / count).unwrap();
    write!(line, " {:>10.1} {:>10.1}", quantile(&waits, 50), quantile(&waits, 99)).unwrap();
    write!(line, " {:>9.1}", bytes as f64 / count / 1e3).unwrap();
    if let Some(aim) = row.aim.filter(|_| clients == MOST_CLIENTS) {
        let met = quantile(&waits, 99) < f64::from(aim);
        write!(line, "   p99 under {aim} ms: {}", if met { "met" } else { "MISSED" }).unwrap();
    }
    line
}

/// Takes turn after turn; answers how long each took, and the bytes that were answered.
fn ask_until(row: &Row, server: &Server, client: usize, until: Instant) -> Vec<(Duration, usize)> {
    let mut connection = Client::connect(server.port).unwrap();
    let mut waits = Vec::new();
    for turn in 0.. {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        let (mut bytes, mut begun) = (0, begun);
        for request in (row.requests)(client, turn) {
            if row.timed == Timed::Last {
                begun = Instant::now();
            }
            let answer = connection.ask(&request).unwrap_or_else(|error| panic!("{}: {error}", row.name));
            let expected = row.status.contains(&answer.status);
            assert!(expected, "{}: {answer:?}: {}", row.name, connection.body());
            bytes += answer.length;
        }
        waits.push((begun.elapsed(), bytes));
    }
    waits
}

/// In milliseconds.
fn quantile(sorted: &[Duration], hundredths: usize) -> f64 {
    let at = (sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
}

/// How often a second the disk under `directory` takes 4 kB and says that it is there.
pub fn syncs(directory: &Path) -> f64 {
    let path = directory.join("syncs");
    let mut file = std::fs::File::create(&path).unwrap();
    let begun = Instant::now();
    let mut count = 0;
    while begun.elapsed() < Duration::from_secs(1) {
        file.write_all(&[0x5a; 4096]).unwrap();
        file.sync_data().unwrap();
        count += 1;
    }
    std::fs::remove_file(path).unwrap();
    f64::from(count) / begun.elapsed().as_secs_f64()
}
