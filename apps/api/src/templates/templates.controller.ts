import { Controller, Get } from '@nestjs/common';
import type { TemplateList } from '@zeren/api-contracts';
import { cycleTemplates, domainTemplates } from '@zeren/domain';
import { Authorize } from '../access/authorize.decorator';

@Controller('api/v1/templates')
export class TemplatesController {
  @Get()
  @Authorize({ operation: 'listTemplates', roles: ['office', 'auditor'] })
  list(): TemplateList {
    return {
      years: cycleTemplates.map(({ key }) => ({ key })),
      domains: domainTemplates.map((template) => ({
        key: template.key,
        version: template.version,
        nameZh: template.nameZh,
        nameEn: template.nameEn,
        usualWeight: template.usualWeight,
        indicators: template.annex.indicators.length,
        planItems: template.planItems.length,
        source: `${JSON.stringify(template, null, 2)}\n`,
      })),
    };
  }
}
