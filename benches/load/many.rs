//! Seventeen thousand submissions in a row: the last thousand cost what the first did.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::client::Client;
use crate::rows;
use crate::scene::Scene;
use crate::server::{Server, Spent};

const ALL: usize = 17_000;
const EACH: usize = 1_000;
const CLIENTS: usize = 8;

pub fn run(scene: &Scene, server: &Server) {
    let (row, done) = (rows::submitting(scene), AtomicUsize::new(0));
    let marks: Mutex<Vec<Spent>> = Mutex::new(vec![server.processor_time()]);
    std::thread::scope(|scope| {
        for number in 0..CLIENTS {
            let (row, done, marks) = (&row, &done, &marks);
            scope.spawn(move || {
                let mut client = Client::connect(server.port).unwrap();
                for turn in 0.. {
                    for request in (row.requests)(number, turn) {
                        let answer = client.ask(&request).unwrap();
                        assert!(row.status.contains(&answer.status), "{answer:?}: {}", client.body());
                    }
                    let count = done.fetch_add(1, Ordering::Relaxed) + 1;
                    if count.is_multiple_of(EACH) && count <= ALL {
                        marks.lock().unwrap().push(server.processor_time());
                    }
                    if count >= ALL {
                        return;
                    }
                }
            });
        }
    });
    let marks = marks.into_inner().unwrap();
    let costs: Vec<f64> =
        marks.windows(2).map(|pair| pair[1].since(&pair[0]).as_secs_f64() * 1e3 / EACH as f64).collect();
    let (first, last) = (costs[0], costs[costs.len() - 1]);
    let mut sorted = costs.clone();
    sorted.sort_by(f64::total_cmp);
    let kept = if last / first <= 1.05 { "met" } else { "MISSED" };
    println!(
        "{ALL} saves and submissions: cpu ms each of the first thousand {first:.2}, of the last {last:.2} ({:.2} times; at most 1.05: {kept}), median {:.2}",
        last / first,
        sorted[sorted.len() / 2]
    );
    let series: Vec<String> = costs.iter().map(|cost| format!("{cost:.2}")).collect();
    println!("each thousand: {}", series.join(" "));
}
