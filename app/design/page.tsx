import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";

export default function DesignPage() {
  return <main className="wall"><PageHeader title="Design" badge={<Badge tone="ok">x</Badge>}><Button kind="primary">Saqlash</Button></PageHeader><Card title="Oʻzi">Ўзбекистон, қолдиқ</Card></main>;
}
