import Link from "next/link";

export default function Shop() {
  return <Link href="/refunds">Refunds</Link>;
}
