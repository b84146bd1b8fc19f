//! PDFs made to measure: well-formed ones, and everything that is wrong with others.

/// A PDF of these objects, numbered from 1, the first of them its catalogue; `trailer` stands beside the root.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.extend(format!("{} 0 obj\n", number + 1).bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let (start, count) = (pdf.len(), objects.len() + 1);
    pdf.extend(
        format!("xref\n0 {count}\n{table}trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    pdf
}

/// A dictionary or anything else that is no stream.
pub fn plain(text: impl Into<String>) -> Vec<u8> {
    text.into().into_bytes()
}

pub fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// So many pages, each saying its number.
pub fn pages(count: usize) -> Vec<u8> {
    with(count, "", &[])
}

/// So many pages, with more in the catalogue and more objects after the pages, which number from `3 + 2 * count + 1`.
pub fn with(count: usize, catalogue: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        plain(format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>")),
        plain(format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" "))),
        plain("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    ];
    for page in 0..count {
        objects.push(plain(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        )));
        objects.push(stream(
            "",
            format!("BT /F1 16 Tf 72 760 Td (Page {} of {count}) Tj ET", page + 1).as_bytes(),
        ));
    }
    objects.extend(more.iter().cloned());
    pdf(&objects, "")
}

/// Zeros, packed by zlib without a library: stored blocks would not shrink, so one byte is repeated by the fixed code.
/// It becomes about a thousand times as large as it is.
pub fn packed_zeros(bytes: usize) -> Vec<u8> {
    let mut out = Bits::default();
    out.bytes.extend([0x78, 0x9c]);
    // A last block with the fixed code: one zero, then copies of 258 bytes from one byte back.
    out.put(0b1, 1);
    out.put(0b01, 2);
    out.code(0b0011_0000, 8);
    for _ in 0..bytes / 258 {
        out.code(0b1100_0101, 8);
        out.code(0, 5);
    }
    out.code(0, 7);
    out.flush();
    out.bytes
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, bits: u32) {
        self.held |= value << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.bytes.push((self.held & 0xff) as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }
    /// Codes are written from their highest bit.
    fn code(&mut self, code: u32, bits: u32) {
        for bit in (0..bits).rev() {
            self.put(code >> bit & 1, 1);
        }
    }
    fn flush(&mut self) {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
    }
}
