interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | undefined;
}

interface TabsProps<Key extends string> {
  readonly tabs: readonly Tab<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  readonly label: string;
}

export function Tabs<Key extends string>({ tabs, chosen, onChoose, label }: TabsProps<Key>) {
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === chosen}
          onClick={() => onChoose(tab.key)}
        >
          {tab.label}
          {tab.count !== undefined && ` ${tab.count}`}
        </button>
      ))}
    </div>
  );
}
